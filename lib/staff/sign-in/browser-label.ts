/** In this order: several of them name one another. */
const browsers: readonly [pattern: RegExp, name: string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly [pattern: RegExp, name: string][] = [
  [/\b(?:iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\b(?:Macintosh|Mac OS X)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

const nameIn = (agent: string, list: readonly [RegExp, string][]) =>
  list.find(([pattern]) => pattern.test(agent))?.[1]

/**
 * A browser in words that its owner knows it by, such as `Firefox, Windows`, of what it says of itself
 * (`User-Agent`), which may be anything. Empty where it names nothing known: no more is kept of it.
 */
export function browserLabel(userAgent: string | null): string {
  const agent = (userAgent ?? '').slice(0, 500)
  return [nameIn(agent, browsers), nameIn(agent, systems)].filter(Boolean).join(', ')
}
