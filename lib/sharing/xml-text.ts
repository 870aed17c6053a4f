// Characters that XML 1.0 (section 2.2) can hold in no way, not even as a reference.
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Escapes a text for XML's elements and attributes. */
export function xmlText(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"']/g, (one) => references[one] ?? one)
}
