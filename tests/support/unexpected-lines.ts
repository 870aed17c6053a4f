const errorLevel = 50

/**
 * The lines of a log that report a fault and that no pattern expects; a line that is no JSON is a
 * fault.
 */
export function unexpectedLines(lines: string[], expected: RegExp[]): string[] {
  return lines.filter((line) => isFault(line) && !expected.some((pattern) => pattern.test(line)))
}

function isFault(line: string): boolean {
  if (isGoodNews(line)) return false
  try {
    const { level } = JSON.parse(line) as { level?: unknown }
    return typeof level !== 'number' || level >= errorLevel
  } catch {
    return true
  }
}

/** Next says in its own manner what went well while it starts. */
function isGoodNews(line: string): boolean {
  return /^\s*✓/.test(line)
}
