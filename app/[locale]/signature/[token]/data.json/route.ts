import { addressOf, defaultLocale, isLocale } from '@/lib/i18n/routing'
import { log } from '@/lib/platform/log'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { signatureData } from '@/lib/signatures/own-page/signature-data'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; token: string }> }

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-disposition': 'attachment; filename="altaveu-signature.json"',
  'cache-control': 'no-store',
}

/** All that is held, as a file. Where nothing is, the page of the link says so. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: named, token } = await params
  const locale = isLocale(named) ? named : defaultLocale
  const given = (await request.formData()).get('token')
  try {
    const opened = await openSignature(locale, typeof given === 'string' ? given : '')
    if (opened.outcome === 'held') {
      const data = JSON.stringify(signatureData(opened.signature), null, 2)
      return new Response(`${data}\n`, { headers })
    }
    const location = addressOf(locale, 'confirm', { token })
    return new Response(null, { status: 303, headers: { location } })
  } catch (error) {
    const requestId = request.headers.get('x-altaveu-request-id') ?? undefined
    log.error('A signature could not be read', { error, requestId })
    // The server answers in words.
    return new Response(null, { status: 503 })
  }
}
