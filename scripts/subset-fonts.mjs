// Makes the font files in public/fonts, and those that pictures are drawn with in lib/sharing/fonts,
// from the @fontsource packages: `node scripts/subset-fonts.mjs`. Run it with the project's Node
// after a new version of a family, then name the files that it prints in app/styles/fonts.css and
// app/documents/first-fonts.ts.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'public', 'fonts')
const pictures = join(root, 'lib', 'sharing', 'fonts')
const require = createRequire(import.meta.url)

const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('')

/** The letters of Catalan, Spanish and English: fetched on each first visit. */
const everyday = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŸ–—‘’“”„‚…•·‹›€−×→←↗`
/** Letters of other European names: fetched only by a page that holds one. */
const names = `${range(0x100, 0x17f)}${range(0x218, 0x21b)}${range(0x1e80, 0x1e85)}ẞ`

const families = [
  { package: '@fontsource-variable/literata', name: 'literata' },
  {
    package: '@fontsource-variable/atkinson-hyperlegible-next',
    name: 'atkinson-hyperlegible-next',
  },
]

for (const file of readdirSync(folder)) if (file.endsWith('.woff2')) rmSync(join(folder, file))

for (const family of families) {
  const from = dirname(require.resolve(`${family.package}/package.json`))
  for (const [set, text] of [
    ['latin', everyday],
    ['latin-ext', names],
  ]) {
    const source = readFileSync(join(from, 'files', `${family.name}-${set}-wght-normal.woff2`))
    const made = await subsetFont(source, text, {
      targetFormat: 'woff2',
      variationAxes: { wght: { min: 400, max: 700 } },
      keepFeatures: [
        'kern',
        'mark',
        'mkmk',
        'ccmp',
        'locl',
        'liga',
        'tnum',
        'lnum',
        'calt',
        'rvrn',
      ],
    })
    const hash = createHash('sha256').update(made).digest('hex').slice(0, 8)
    const file = `${family.name}-${set}-${hash}.woff2`
    writeFileSync(join(folder, file), made)
    process.stdout.write(`${file} ${made.length} bytes\n`)
  }
  writeFileSync(join(folder, `${family.name}-OFL.txt`), readFileSync(join(from, 'LICENSE')))
}

/** The letters for pictures: all that the families have for these scripts. */
const writable = {
  latin: `${range(0x20, 0x7e)}${range(0xa0, 0xff)}${range(0x2010, 0x2044)}ŒœŸ€−×→←`,
  'latin-ext': `${range(0x100, 0x24f)}${range(0x1e00, 0x1eff)}`,
  vietnamese: range(0x1ea0, 0x1ef9),
  greek: range(0x370, 0x3ff),
  cyrillic: range(0x400, 0x45f),
}
/**
 * Pictures get one weight each, and no axis: the library that draws them reads neither WOFF2 nor
 * variations.
 */
const instances = [
  ['literata', 600, ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic']],
  ['atkinson-hyperlegible-next', 400, ['latin', 'latin-ext']],
]

mkdirSync(pictures, { recursive: true })
for (const file of readdirSync(pictures)) rmSync(join(pictures, file))
for (const [name, weight, sets] of instances) {
  const from = dirname(require.resolve(`@fontsource-variable/${name}/package.json`))
  for (const set of sets) {
    const source = readFileSync(join(from, 'files', `${name}-${set}-wght-normal.woff2`))
    const made = await subsetFont(source, writable[set], {
      targetFormat: 'truetype',
      variationAxes: { wght: weight },
      keepFeatures: ['kern', 'ccmp', 'locl', 'liga', 'lnum'],
    })
    writeFileSync(join(pictures, `${name}-${set}.ttf`), made)
    process.stdout.write(`${name}-${set}.ttf ${made.length} bytes\n`)
  }
  writeFileSync(join(pictures, `${name}-OFL.txt`), readFileSync(join(from, 'LICENSE')))
}
