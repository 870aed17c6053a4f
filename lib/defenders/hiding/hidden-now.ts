import type { HiddenPart } from '@/lib/defenders/consent/coverage'
import { sql } from '@/lib/platform/db'

/** What is hidden of a person: by the staff, or by the person's own link. */
export type HiddenNow = { part: HiddenPart; ownLink: boolean }

/** An array in JSON of what is hidden now of the defender `d` of a query. */
export const hiddenNow = () => sql`(
  SELECT COALESCE(json_agg(DISTINCT jsonb_build_object('part', h.part, 'ownLink', h.own_link)), '[]')
  FROM defender_hiding h WHERE h.defender_id = d.id AND h.lifted_at IS NULL
)`

/** Whether the person's own link took all of them off the public web. */
export const isHiddenByOwnLink = (hidden: readonly HiddenNow[]) =>
  hidden.some(({ part, ownLink }) => ownLink && part === 'person')
