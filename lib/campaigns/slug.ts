const pattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const longest = 100

/** Whether a text can be the last part of an address: small letters, digits and single hyphens. */
export function isSlug(text: string): boolean {
  return text.length <= longest && pattern.test(text)
}
