import { type HiddenNow, hiddenNow } from '@/lib/defenders/hiding/hidden-now'
import { identitySeenBy } from '@/lib/defenders/identity/seen-identities'
import type { ManagedDefender } from '@/lib/defenders/manage/list-managed-defenders'
import type { ShowBasis } from '@/lib/defenders/read-defender'
import { readSituation } from '@/lib/defenders/situation'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'
import { publicStateOf } from '@/lib/publishing/public-state'
import type { StaffMember } from '@/lib/staff/staff-member'

/** How far a text in one language has come; `missing` where there is none. */
export type TextProgress = 'missing' | 'draft' | 'in-review' | 'ready'

/** A defender as the staff's own screen of them shows one. */
export type ManagedDefenderDetails = Omit<ManagedDefender, 'ready'> & {
  texts: { locale: Locale; name: string | undefined; progress: TextProgress; hasStory: boolean }[]
  rights: { id: string; name: string }[]
  campaigns: { id: string; title: string }[]
}

type Text = { locale: Locale; name: string; state: string; hasStory: boolean }
type Row = {
  id: string
  slug: string
  country: string | null
  situation: string
  visibility: string
  basis: string | null
  sample: boolean
  is_shown: boolean
  hidden: HiddenNow[]
  texts: Text[]
  rights: { id: string; name: string }[]
  campaigns: { id: string; title: string }[]
}

const locales = ['ca', 'es', 'en'] as const

/** A defender with what is told of them, public or not; `undefined` where there is none to see. */
export async function readManagedDefender(
  by: StaffMember,
  id: string,
): Promise<ManagedDefenderDetails | undefined> {
  const at = now()
  const [row] = await db.$queryRaw<Row[]>`
    SELECT d.id, d.slug, d.country, d.situation::text AS situation, d.visibility::text AS visibility,
      d.basis::text AS basis, d.sample,
      EXISTS (SELECT FROM public_defender p WHERE p.id = d.id AND ${publicAt(at, sql`p`)}) AS is_shown,
      ${hiddenNow()} AS hidden,
      (SELECT COALESCE(json_agg(json_build_object('locale', t.locale, 'name', t.name,
        'state', t.state, 'hasStory', t.story IS NOT NULL)), '[]')
        FROM defender_text t WHERE t.defender_id = d.id) AS texts,
      (SELECT COALESCE(json_agg(json_build_object('id', r.right_id, 'name',
        COALESCE((SELECT t.name FROM human_right_text t WHERE t.right_id = r.right_id
          ORDER BY (t.locale = ${by.locale}::"Locale") DESC LIMIT 1), r.right_id))
        ORDER BY r.position), '[]')
        FROM defender_right r WHERE r.defender_id = d.id) AS rights,
      (SELECT COALESCE(json_agg(json_build_object('id', c.id, 'title',
        COALESCE((SELECT t.title FROM campaign_text t WHERE t.campaign_id = c.id
          ORDER BY (t.locale = ${by.locale}::"Locale") DESC LIMIT 1), c.slug)) ORDER BY c.id DESC), '[]')
        FROM campaign c WHERE c.defender_id = d.id) AS campaigns
    FROM defender d WHERE d.id = ${id}::uuid AND ${identitySeenBy(by)}`
  return row && toDetails(row, by.locale)
}

function toDetails(row: Row, locale: Locale): ManagedDefenderDetails {
  const named =
    row.texts.find((text) => text.locale === locale) ??
    row.texts.find((text) => text.locale === 'ca') ??
    row.texts[0]
  return {
    id: row.id,
    slug: row.slug,
    name: named?.name ?? row.slug,
    nameLocale: named?.locale ?? 'ca',
    country: row.country ?? undefined,
    situation: readSituation(row.situation),
    state: publicStateOf(row.visibility, row.is_shown),
    basis: (row.basis?.replaceAll('_', '-') as ShowBasis | undefined) ?? undefined,
    sample: row.sample,
    hidden: row.hidden,
    texts: locales.map((one) => progressOf(one, row.texts)),
    rights: row.rights,
    campaigns: row.campaigns,
  }
}

function progressOf(locale: Locale, texts: Text[]): ManagedDefenderDetails['texts'][number] {
  const text = texts.find((one) => one.locale === locale)
  return {
    locale,
    name: text?.name,
    progress: (text?.state.replaceAll('_', '-') ?? 'missing') as TextProgress,
    hasStory: text?.hasStory ?? false,
  }
}
