import { answer, notFoundProblem } from '@/app/api/answer'
import {
  closedProblem,
  invalidFields,
  textChangedProblem,
} from '@/app/api/campaigns/signature-problems'
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing'
import { signCampaign } from '@/lib/signatures/sign-campaign'
import { parseSignatureForm } from '@/lib/signatures/signature-form'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string }> }

/** Signs by JSON as the form does. The server has read the body: it is valid JSON. */
export function POST(request: Request, { params }: Context) {
  return answer(async () => {
    const { slug } = await params
    const body: unknown = await request.json()
    const parsed = parseSignatureForm(body)
    if (!parsed.ok) return invalidFields(parsed.errors, localeIn(body))
    const signed = await signCampaign(slug, parsed.form)
    switch (signed.outcome) {
      case 'mail-is-coming':
        return Response.json({ status: 'check-your-inbox' }, { status: 202, headers: noStore })
      case 'closed':
        return closedProblem(parsed.form.locale, signed.state)
      case 'text-changed':
        return textChangedProblem(parsed.form.locale)
      case 'unknown-campaign':
        return notFoundProblem()
      default:
        return signed satisfies never
    }
  })
}

function localeIn(body: unknown): Locale {
  const requested =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'locale') : undefined
  return isLocale(requested) ? requested : defaultLocale
}

const noStore = { 'cache-control': 'no-store' }
