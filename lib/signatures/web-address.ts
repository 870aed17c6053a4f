/** `http://`, `www.`, an e-mail address, and a path behind a name with a dot, such as `x.com/page`. */
const marked =
  /[a-z][a-z\d+.-]*:\/\/|(?<![\p{L}\p{N}])www\.|\S@[\p{L}\p{N}-]+\.\p{L}|\p{L}\.\p{L}{2,}\/\S/iu

/**
 * A bare domain. Initials and titles run together look much the same (`J.M.Serrat`, `St.John`,
 * `K.Ng`), so it takes an ending that no name is likely to have, whatever its case, or else a
 * common one in small letters behind three letters or more.
 */
const bareDomain =
  /[\p{L}\p{N}]\.(?:com|org|net|info|biz|edu|gov|app|dev|xyz|online|website)(?![\p{L}\p{M}\p{N}])/iu
const longerDomain =
  /[\p{L}\p{N}][\p{L}\p{N}-]+[\p{L}\p{N}]\.(?:[a-z]{2}|cat|eus|gal|site|shop|store|blog)(?![\p{L}\p{M}\p{N}])/u

/**
 * Matches `Fco.de Asís`, `Lic.en Dret`, `Ana.de.Miguel`: a word that begins with a capital, a
 * particle that is (or looks like) a country's domain, and more of the name.
 */
const particleRunTogether =
  /(?<![\p{L}\p{N}-])(\p{Lu}\p{L}*)\.(?:de|la|al|do|en)(?= \p{L}|\.\p{Lu})/gu
const encodedDomain = /\.xn--[a-z\d]/i

/**
 * Whether a short text holds anything that mail programs and browsers would turn into a link. Reads
 * wide letters and ideographic full stops as browsers do. Its input must be of a bounded length.
 */
export function hasWebAddress(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[。｡]/g, '.').replace(particleRunTogether, '$1 ')
  return [marked, bareDomain, longerDomain, encodedDomain].some((sign) => sign.test(plain))
}
