import type { HiddenPart } from '@/lib/defenders/consent/coverage'
import { db } from '@/lib/platform/db'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

/** A part of a person that is hidden now. */
export type Hiding = {
  id: string
  part: HiddenPart
  /** Hidden by the person's own link: two members of the staff lift it. */
  ownLink: boolean
  hiddenAt: Date
  /** That somebody asked to lift it, when and why; `name` is the address of who has given no name. */
  asked: { reason: string; at: Date; name: string; ownAsk: boolean } | undefined
}

export type Hidings = {
  hidings: Hiding[]
  /** When the person's link was made; undefined where there is none. */
  linkMadeAt: Date | undefined
}

type Row = {
  id: string
  part: HiddenPart
  own_link: boolean
  hidden_at: Date
  lift_reason: string | null
  lift_asked_at: Date | null
  asker: string | null
  own_ask: boolean | null
}

/** Lists what is hidden of a person now, the newest first, and whether they have a link of their own. */
export async function listHidings(by: Actor, defenderId: string): Promise<Hidings> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT h.id::text, h.part::text, h.own_link, h.hidden_at, h.lift_reason, h.lift_asked_at,
      COALESCE(NULLIF(m.name, ''), m.email) AS asker,
      h.lift_asked_by = ${isOperator(by) ? null : by.id}::uuid AS own_ask
    FROM defender_hiding h LEFT JOIN staff_member m ON m.id = h.lift_asked_by
    WHERE h.defender_id = ${defenderId}::uuid AND h.lifted_at IS NULL ORDER BY h.id DESC`
  const [link] = await db.$queryRaw<{ made_at: Date }[]>`
    SELECT made_at FROM hide_link WHERE defender_id = ${defenderId}::uuid AND ended_at IS NULL`
  return { hidings: rows.map(toHiding), linkMadeAt: link?.made_at }
}

function toHiding(row: Row): Hiding {
  const { id, part, own_link: ownLink, hidden_at: hiddenAt } = row
  const { lift_reason: reason, lift_asked_at: at, asker: name, own_ask: ownAsk } = row
  const isAsked = reason !== null && at !== null
  const asked = isAsked ? { reason, at, name: name ?? '', ownAsk: ownAsk ?? false } : undefined
  return { id, part, ownLink, hiddenAt, asked }
}
