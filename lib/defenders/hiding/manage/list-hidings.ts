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
  /** That somebody asked to lift it, and why. */
  asked: { reason: string; ownAsk: boolean } | undefined
}

export type Hidings = {
  hidings: Hiding[]
  /** When the person's link was made; undefined where there is none. */
  linkMadeAt: Date | undefined
}

/** Lists what is hidden of a person now, the newest first, and whether they have a link of their own. */
export async function listHidings(by: Actor, defenderId: string): Promise<Hidings> {
  const rows = await db.$queryRaw<
    {
      id: string
      part: HiddenPart
      own_link: boolean
      hidden_at: Date
      lift_reason: string | null
      own_ask: boolean | null
    }[]
  >`
    SELECT h.id::text, h.part::text, h.own_link, h.hidden_at, h.lift_reason,
      h.lift_asked_by = ${isOperator(by) ? null : by.id}::uuid AS own_ask
    FROM defender_hiding h
    WHERE h.defender_id = ${defenderId}::uuid AND h.lifted_at IS NULL ORDER BY h.id DESC`
  const [link] = await db.$queryRaw<{ made_at: Date }[]>`
    SELECT made_at FROM hide_link WHERE defender_id = ${defenderId}::uuid AND ended_at IS NULL`
  const hidings = rows.map(({ id, part, own_link, hidden_at, lift_reason, own_ask }) => ({
    ...{ id, part, ownLink: own_link, hiddenAt: hidden_at },
    asked: lift_reason === null ? undefined : { reason: lift_reason, ownAsk: own_ask ?? false },
  }))
  return { hidings, linkMadeAt: link?.made_at }
}
