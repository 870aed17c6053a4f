export const metWord = (met: boolean) => (met ? 'met' : 'NOT MET')

/** Rows as lines: columns of words to the left, of numbers to the right. */
export function align(rows: string[][], words: number[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const widths = (rows[0] ?? []).map((_, column) => width(column))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const wide = widths[column] ?? 0
        return words.includes(column) ? cell.padEnd(wide) : cell.padStart(wide)
      })
      .join('  ')
      .trimEnd(),
  )
}
