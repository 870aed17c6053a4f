import { byLanguage } from '@/lib/campaigns/public-campaigns'
import { type HiddenNow, hiddenNow } from '@/lib/defenders/hiding/hidden-now'
import { identitySeenBy } from '@/lib/defenders/identity/seen-identities'
import type { ShowBasis } from '@/lib/defenders/read-defender'
import { readSituation, type Situation } from '@/lib/defenders/situation'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { containsText } from '@/lib/publishing/contains-text'
import { publicAt } from '@/lib/publishing/public-at'
import {
  columnOf,
  type PublicState,
  publicStateOf,
  type StateFilter,
} from '@/lib/publishing/public-state'
import type { StaffMember } from '@/lib/staff/staff-member'

/** What the staff's list of defenders is narrowed to; a filter that is left out lets everybody through. */
export type ManagedFilters = {
  state?: StateFilter
  /** A part of a name, as typed. */
  q?: string
  /** By name (their address is made from it), or the newest first. */
  order: 'name' | 'newest'
  /** The `cursor` of the page before. */
  after?: string
}

/** A defender as a line of the list. */
export type ManagedDefender = {
  id: string
  slug: string
  name: string
  nameLocale: Locale
  country: string | undefined
  situation: Situation
  state: PublicState
  /** Why they may be shown; `undefined` while a draft has no reason. */
  basis: ShowBasis | undefined
  sample: boolean
  hidden: HiddenNow[]
  /** The languages whose text is ready. */
  ready: Locale[]
}

export type ManagedPage<Line> = {
  lines: Line[]
  /** Behind the last line, where more follow. */
  next: string | undefined
}

type Row = {
  id: string
  slug: string
  name: string | null
  name_locale: Locale | null
  country: string | null
  situation: string
  visibility: string
  basis: string | null
  sample: boolean
  is_shown: boolean
  hidden: HiddenNow[]
  ready: Locale[]
}

const onAPage = 50

/**
 * The defenders whom a member of the staff may see, public or not: 50 a page, each found from the last
 * line of the page before, so that the last page costs no more than the first.
 */
export async function listManagedDefenders(
  by: StaffMember,
  { state, q, order, after }: ManagedFilters,
): Promise<ManagedPage<ManagedDefender>> {
  const at = now()
  const found =
    q === undefined
      ? sql`true`
      : sql`d.id IN (SELECT t.defender_id FROM defender_text t WHERE ${containsText(sql`t.name`, q)})`
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.id, d.slug, text.name, text.locale AS name_locale, d.country,
      d.situation::text AS situation, d.visibility::text AS visibility, d.basis::text AS basis, d.sample,
      EXISTS (SELECT FROM public_defender p WHERE p.id = d.id AND ${publicAt(at, sql`p`)}) AS is_shown,
      ${hiddenNow()} AS hidden,
      ARRAY(SELECT t.locale::text FROM defender_text t
        WHERE t.defender_id = d.id AND t.state = 'ready' ORDER BY t.locale) AS ready
    FROM (
      SELECT * FROM defender d
      WHERE ${state ? sql`d.visibility = ${columnOf(state)}::"Visibility"` : sql`true`} AND ${found} AND ${identitySeenBy(by)}
        AND ${afterCursor(order, after)}
      ORDER BY ${order === 'name' ? sql`d.slug` : sql`d.id DESC`} LIMIT ${onAPage + 1}
    ) d
    LEFT JOIN LATERAL (
      SELECT t.name, t.locale FROM defender_text t WHERE t.defender_id = d.id
      ORDER BY (t.state = 'ready') DESC, ${byLanguage(by.locale)}
    ) text ON true
    ORDER BY ${order === 'name' ? sql`d.slug` : sql`d.id DESC`}`
  const lines = rows.slice(0, onAPage).map(toLine)
  const last = lines.at(-1)
  const next = rows.length > onAPage ? (order === 'name' ? last?.slug : last?.id) : undefined
  return { lines, next }
}

const afterCursor = (order: ManagedFilters['order'], after: string | undefined) => {
  if (after === undefined) return sql`true`
  return order === 'name' ? sql`d.slug > ${after}` : sql`d.id < ${after}::uuid`
}

function toLine(row: Row): ManagedDefender {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name ?? row.slug,
    nameLocale: row.name_locale ?? 'ca',
    country: row.country ?? undefined,
    situation: readSituation(row.situation),
    state: publicStateOf(row.visibility, row.is_shown),
    basis: (row.basis?.replaceAll('_', '-') as ShowBasis | undefined) ?? undefined,
    sample: row.sample,
    hidden: row.hidden,
    ready: row.ready,
  }
}
