import { isSlug } from '@/lib/campaigns/slug'
import { foundBy } from '@/lib/defenders/defender-search'
import {
  type DefenderSummary,
  defenderText,
  inOrder,
  rightText,
  type SummaryRow,
  summaryJson,
  toDefenderSummary,
} from '@/lib/defenders/public-defenders'
import { readSituation, type Situation, situationColumn } from '@/lib/defenders/situation'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, type Statement, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

export type { DefenderSummary } from '@/lib/defenders/public-defenders'

/** The filters of the directory; one that is left out excludes nobody. */
export type DefenderFilters = {
  /** A right's id, such as `womens-rights`. */
  right?: string
  /** ISO 3166-1 alpha-2. */
  country?: string
  situation?: Situation
  /** As typed. */
  q?: string
  /** From 1. */
  page: number
}

/** `count` is how many people a choice would leave, of whom `samples` are fictional. */
export type ChoiceCount = { count: number; samples: number }

export type DefenderList = {
  /** How many people the filters leave, on all pages together. */
  total: number
  /** How many of the total are fictional. */
  samples: number
  page: number
  /** The number of pages, at least 1; a later page has no `defenders`. */
  pages: number
  /**
   * At most 24 people: the best matches of a search first, then real people, then by their address.
   */
  defenders: DefenderSummary[]
  /** How many people each choice would leave under the other filters in force. */
  choices: {
    rights: ({ id: string; name: string; nameLocale: Locale } & ChoiceCount)[]
    countries: ({ code: string } & ChoiceCount)[]
    situations: ({ situation: Situation } & ChoiceCount)[]
  }
}

const onAPage = 24
const maxPages = 1_000_000

type Row = Pick<DefenderList, 'total' | 'samples'> & {
  defenders: SummaryRow[]
  rights: DefenderList['choices']['rights']
  countries: DefenderList['choices']['countries']
  situations: ({ situation: string } & ChoiceCount)[]
}

/**
 * Lists the public defenders whom the filters leave, in one round trip. A right or a country that
 * cannot exist is ignored. The choices are those that would leave anybody, and the one in force: a
 * `right` or `country` that is not among them was ignored.
 */
export async function listDefenders(
  locale: Locale,
  filters: DefenderFilters,
): Promise<DefenderList> {
  const page = Math.min(filters.page, maxPages)
  const chosen = readChosen(filters)
  const [row] = await db.$queryRaw<Row[]>`
    WITH ${candidates(chosen)}, ${cells}
    SELECT counted.total, counted.samples,
      (SELECT COALESCE(json_agg(${summaryJson(locale)} ORDER BY ${bestFirst}), '[]')
        FROM (
          SELECT * FROM candidate d WHERE of_right AND of_country AND of_situation
          ORDER BY ${bestFirst} LIMIT ${onAPage} OFFSET ${(page - 1) * onAPage}
        ) d CROSS JOIN ${defenderText(locale)}) AS defenders,
      ${rightChoices(locale)} AS rights,
      ${choices(sql`country`, sql`'code'`, sql`of_right AND of_situation AND country IS NOT NULL`)}
        AS countries,
      ${choices(sql`situation`, sql`'situation'`, sql`of_right AND of_country`)} AS situations
    FROM (
      SELECT COALESCE(sum(count), 0)::int AS total, COALESCE(sum(samples), 0)::int AS samples
      FROM cell WHERE of_right AND of_country AND of_situation
    ) counted`
  if (!row) throw new Error('The directory answered nothing')
  return toList(row, page, chosen)
}

type Chosen = { right: string | null; country: string | null } & Pick<
  DefenderFilters,
  'situation' | 'q'
>

function readChosen({ right = '', country = '', situation, q }: DefenderFilters): Chosen {
  return {
    right: isSlug(right) ? right : null,
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    ...(situation ? { situation } : {}),
    ...(q?.trim() ? { q } : {}),
  }
}

/** Over `candidate d`. */
const bestFirst = sql`d.place, ${inOrder}`

/**
 * SQL for the candidates: whom the search finds, how well, and which of the other filters each of
 * them passes.
 */
const candidates = ({ right, country, situation, q }: Chosen) => sql`
  chosen AS (SELECT (SELECT id FROM human_right WHERE id = ${right}) AS right_id),
  candidate AS MATERIALIZED (
    SELECT d.id, d.slug, d.country, d.situation, d.sample, found.place,
      (SELECT right_id FROM chosen) IS NULL OR d.id IN (
        SELECT defender_id FROM defender_right WHERE right_id = ${right}
      ) AS of_right,
      ${country}::text IS NULL OR d.country IS NOT DISTINCT FROM ${country} AS of_country,
      ${situation ? sql`d.situation = ${situationColumn(situation)}::"Situation"` : sql`true`}
        AS of_situation
    FROM public_defender d ${
      q === undefined
        ? sql`CROSS JOIN (SELECT 1 AS place) found`
        : sql`JOIN ${foundBy(q)} found
          ON found.defender_id = d.id AND found.public_from = d.public_from`
    }
    WHERE ${publicAt(now(), sql`d`)}
  )`

/** SQL that counts the candidates once, by every facet but the rights. */
const cells = sql`
  cell AS MATERIALIZED (
    SELECT country, situation, of_right, of_country, of_situation,
      count(*) AS count, count(*) FILTER (WHERE sample) AS samples
    FROM candidate GROUP BY country, situation, of_right, of_country, of_situation
  )`

const rightChoices = (locale: Locale) => sql`(
  SELECT COALESCE(json_agg(json_build_object('id', r.id, 'name', named.name,
    'nameLocale', named.locale, 'count', COALESCE(c.count, 0), 'samples', COALESCE(c.samples, 0))
    ORDER BY r.position, r.id), '[]')
  FROM human_right r
  CROSS JOIN ${rightText(locale)}
  LEFT JOIN (
    SELECT dr.right_id, count(*), count(*) FILTER (WHERE sample) AS samples
    FROM candidate JOIN defender_right dr ON dr.defender_id = candidate.id
    WHERE of_country AND of_situation GROUP BY dr.right_id
  ) c ON c.right_id = r.id
  WHERE c.count > 0 OR r.id = (SELECT right_id FROM chosen)
)`

const choices = (column: Statement, key: Statement, condition: Statement) => sql`(
  SELECT COALESCE(json_agg(json_build_object(${key}, value, 'count', count, 'samples', samples)
    ORDER BY value), '[]')
  FROM (
    SELECT ${column} AS value, sum(count)::int AS count, sum(samples)::int AS samples
    FROM cell WHERE ${condition} GROUP BY ${column}
  ) c
)`

const none: ChoiceCount = { count: 0, samples: 0 }

function toList(row: Row, page: number, { country, situation }: Chosen): DefenderList {
  const { total, samples, defenders, rights, countries } = row
  const situations = row.situations.map((one) => ({
    ...one,
    situation: readSituation(one.situation),
  }))
  if (country && !countries.some(({ code }) => code === country))
    countries.push({ code: country, ...none })
  if (situation && !situations.some((one) => one.situation === situation))
    situations.push({ situation, ...none })
  return {
    total,
    samples,
    page,
    pages: Math.max(1, Math.ceil(total / onAPage)),
    defenders: defenders.map(toDefenderSummary),
    choices: { rights, countries, situations },
  }
}
