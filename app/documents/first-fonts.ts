/**
 * The two fonts of every page. They are requested at once, so that they arrive before the first
 * line is drawn.
 */
export const firstFonts = [
  '/fonts/literata-latin-0d727978.woff2',
  '/fonts/atkinson-hyperlegible-next-latin-d415bc55.woff2',
]
