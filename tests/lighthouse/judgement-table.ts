import { categories, type Judgement, minScores } from '@/tests/lighthouse/judge-page'

export const fallsShort = ({ scores }: Judgement): boolean =>
  categories.some((category) => scores[category] < minScores[category])

/** The judgements as a table for people, and below it why a page falls short. */
export function judgementTable(judgements: readonly Judgement[]): string {
  const rows = judgements.map((judgement) => [
    `${judgement.page.name} (${judgement.page.locale})`,
    ...categories.map((category) => `${judgement.scores[category]}`),
    judgement.runs.join(' '),
    judgement.page.skipped.map(({ audit }) => audit).join(', '),
    fallsShort(judgement) ? 'FALLS SHORT' : '',
  ])
  const reasons = new Map(
    judgements.flatMap(({ page }) =>
      page.skipped.map(({ audit, because }) => [`${audit}: ${because}`, true] as const),
    ),
  )
  return [
    ...align([heads, ...rows]),
    '',
    ...[...reasons.keys()].map((reason) => `Not asked: ${reason}.`),
    ...judgements.flatMap(({ page, failures }) =>
      failures.map((failure) => `${page.name} (${page.locale}): ${failure}`),
    ),
    '',
  ].join('\n')
}

const heads = [
  'page',
  'performance',
  'accessibility',
  'best practices',
  'SEO',
  'runs',
  'not asked',
  '',
]

function align(rows: readonly string[][]): string[] {
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column > 0 && column < 5 ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
