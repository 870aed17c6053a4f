import { domainToUnicode } from 'node:url'
import { asciiLookAlike } from '@/lib/signatures/address/confusable-letters'
import { type EmailAddress, parseEmailAddress } from '@/lib/signatures/address/email-address'

/**
 * Misspelt domains of large providers, each with the domain that was likely intended.
 *
 * A spelling is listed only if we know of nobody who receives mail there: a slip of one finger (a
 * letter left out, doubled, swapped or from the neighbouring key), or an ending under which the
 * provider offers no addresses (`gmail.es`). Where the list is wrong all the same, the owner is
 * asked one more question; nothing is refused. Domains that exist, or may well exist, are left out
 * however often they are typos: `gail.com`, `ymail.com`, `mail.com`, `email.com`, `gmx.*`,
 * `yahoo.ca`, `live.*`, `outlook.es`. The names of live.com, msn.com, me.com and pm.me are too
 * short to be told from others', so they are not listed: of an address under `.com` the ending is
 * checked as everywhere (`misspeltEndings`), of pm.me nothing.
 *
 * To add a spelling: make sure that no provider or organisation offers mail there, and put every
 * existing neighbour into the list of the test. The owner of a wrongly listed domain will tell us,
 * and it goes into that list too. Typos are not guessed by likeness, and no domain is looked up: a
 * query for a domain's MX would tell others that somebody there signs, and where no name server
 * answers it would keep people from signing.
 */
const misspelt: Record<string, readonly string[]> = {
  'gmail.com': [
    ...['gmial.com', 'gamil.com', 'gmali.com', 'gmaill.com', 'gmailll.com', 'gmaiil.com'],
    ...['gmmail.com', 'ggmail.com', 'gmil.com', 'gmai.com', 'gmaik.com', 'gmailc.com'],
    ...['gmsil.com', 'gmqil.com', 'gnail.com', 'gmaol.com', 'gmaio.com'],
    ...['gmail.co', 'gmail.cm', 'gmail.om', 'gmail.es', 'gmail.cat'],
    ...['gmial.es', 'gamil.es', 'gmaill.es'],
  ],
  'hotmail.com': [
    ...['hotmial.com', 'hotamil.com', 'hotmali.com', 'htomail.com', 'ohtmail.com', 'hotmaill.com'],
    ...['hottmail.com', 'hotmmail.com', 'homail.com', 'hotmil.com', 'hotmal.com', 'hotmai.com'],
    ...['htmail.com', 'hormail.com', 'hotnail.com', 'hotmsil.com', 'hotmaik.com'],
    ...['hotmail.co', 'hotmail.cm', 'hotmail.om', 'hotmail.cat'],
  ],
  'hotmail.es': [
    ...['hotmial.es', 'hotamil.es', 'hotmali.es', 'hotmaill.es', 'homail.es', 'hotmil.es'],
    ...['hotmal.es', 'hotmai.es', 'hormail.es', 'hotnail.es'],
  ],
  'outlook.com': [
    ...['outlok.com', 'outloook.com', 'outllook.com', 'outloo.com', 'outlokk.com', 'oulook.com'],
    ...['outook.com', 'otlook.com', 'outlool.com', 'putlook.com', 'oultook.com', 'outlook.cm'],
    ...['outlook.om'],
  ],
  'outlook.es': ['outlok.es', 'outloook.es', 'oulook.es', 'outook.es'],
  'yahoo.com': [
    ...['yaho.com', 'yahooo.com', 'yhaoo.com', 'yahho.com', 'yaoo.com', 'yhoo.com', 'yajoo.com'],
    ...['uahoo.com', 'yahoo.cm', 'yahoo.om'],
  ],
  'yahoo.es': ['yaho.es', 'yahooo.es', 'yhaoo.es', 'yahho.es', 'yhoo.es', 'yajoo.es'],
  'icloud.com': [
    ...['iclod.com', 'icoud.com', 'icluod.com', 'icloudd.com', 'icloid.com', 'iclould.com'],
    ...['icolud.com', 'icloud.co', 'icloud.cm', 'icloud.om', 'icloud.es'],
  ],
  'protonmail.com': [
    ...['protonmial.com', 'protonmai.com', 'protonmal.com', 'protonmaill.com', 'protonmali.com'],
    ...['protnmail.com', 'protonamil.com', 'prtonmail.com', 'protonmail.co', 'protonmail.cm'],
    ...['protonmail.es'],
  ],
}

/**
 * Last labels that the root of the domain name system does not have (IANA's list,
 * https://data.iana.org/TLD/tlds-alpha-by-domain.txt, of 16 May 2026), so that no mail can reach
 * them. Check before a release that none has been delegated since. `.cm`, `.co`, `.om` and `.cam`
 * exist.
 */
const misspeltEndings: Record<string, readonly string[]> = {
  com: ['con', 'cmo', 'ocm', 'comm', 'coom', 'comn', 'conm', 'vom', 'xom', 'cim', 'cpm'],
  net: ['nte', 'ner', 'nett'],
  org: ['ogr', 'rog', 'orgg'],
  cat: ['cta', 'catt', 'cst'],
}

const domains = byMisspelling(misspelt)
const endings = byMisspelling(misspeltEndings)

/**
 * The address that was likely intended, where the domain looks like a typo or mixes alphabets;
 * `undefined` otherwise. The part before the `@` never changes, and a suggested address gets no
 * suggestion of its own.
 */
export function suggestAddress(email: EmailAddress): string | undefined {
  const inOneAlphabet = withoutMixedLabels(email)
  return inOneAlphabet
    ? (suggestKnownDomain(inOneAlphabet) ?? inOneAlphabet.typed)
    : suggestKnownDomain(email)
}

/**
 * A domain such as `gmail.com` with one Cyrillic letter comes from a keyboard's layout or is a
 * trap; nobody has an address there.
 */
function withoutMixedLabels({ typed, domain }: EmailAddress): EmailAddress | undefined {
  const at = typed.lastIndexOf('@') + 1
  const labels = typed.slice(at).split('.')
  const corrected = labels.map((label) => asciiLookAlike(decoded(label)) ?? label).join('.')
  const address = parseEmailAddress(typed.slice(0, at) + corrected)
  return address?.domain === domain ? undefined : address
}

function decoded(label: string): string {
  return label.toLowerCase().startsWith('xn--') ? domainToUnicode(label) : label
}

function suggestKnownDomain({ typed, domain }: EmailAddress): string | undefined {
  const ending = domain.slice(domain.lastIndexOf('.') + 1)
  const correctedEnding = endings.get(ending)
  const rest = domain.slice(0, -ending.length)
  const corrected = domains.get(rest + (correctedEnding ?? ending))
  if (corrected) return typed.slice(0, typed.lastIndexOf('@') + 1) + corrected
  return correctedEnding && typed.slice(0, -ending.length) + correctedEnding
}

function byMisspelling(
  table: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([corrected, typos]) =>
      typos.map((typo) => [typo, corrected] as const),
    ),
  )
}
