/** The two fonts that every page is set in; asked for at once, they are there before the first line is. */
export const firstFonts = [
  '/fonts/literata-latin-0d727978.woff2',
  '/fonts/atkinson-hyperlegible-next-latin-d415bc55.woff2',
]
