const sets = (family: string, ...names: string[]) => names.map((set) => `${family}-${set}`)

/** The files in `fonts`, each a font of its own by that name: a set of letters in one weight. */
export const pictureFontNames = {
  serif: sets('literata', 'latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'),
  sans: sets('atkinson-hyperlegible-next', 'latin', 'latin-ext'),
}

const { serif, sans } = pictureFontNames

/** For a picture's `fontFamily`: the first font that has a letter writes it. */
export const pictureFamilies = {
  serif: [...serif, ...sans].join(', '),
  sans: [...sans, ...serif].join(', '),
}
