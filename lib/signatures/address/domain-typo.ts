import { domainToUnicode } from 'node:url'
import { asciiLookAlike } from '@/lib/signatures/address/confusable-letters'
import { type EmailAddress, parseEmailAddress } from '@/lib/signatures/address/email-address'

/**
 * How the domains of large providers are misspelt, each with what was likely meant.
 *
 * A spelling stands here only if we know of nobody's mail there: a slip of one finger (a letter left
 * out, doubled, swapped or from the key beside), or an ending under which the provider offers no
 * addresses (`gmail.es`). Where that is wrong after all, it costs the owner one more question; nothing
 * is refused. What is real, or may well be, is left out however often it is a typo: `gail.com`,
 * `ymail.com`, `mail.com`, `email.com`, `gmx.*`, `yahoo.ca`, `live.*`, `outlook.es`. The names of
 * live.com, msn.com, me.com and pm.me are too short to be told from others': of those only the ending
 * is looked at.
 *
 * To add a spelling: make sure that no provider or organisation offers mail there, and put every real
 * neighbour into the list of the test. Whose domain stands here unjustly tells us, and it goes into that
 * list too. There is no guessing by likeness, and no look-up: to ask for a domain's MX would tell others
 * that somebody there signs, and where nobody answers it would keep people from signing.
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
 * https://data.iana.org/TLD/tlds-alpha-by-domain.txt, of 16 May 2026): no mail can reach them. Before
 * a release, see that none has been delegated since. `.cm`, `.co`, `.om` and `.cam` are real.
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
 * The address that was likely meant, where its domain looks like a slip or mixes alphabets;
 * `undefined` where it does neither. Never changes what stands before the `@`, and never doubts its
 * own answer.
 */
export function suggestAddress(email: EmailAddress): string | undefined {
  const inOneAlphabet = withoutMixedLabels(email)
  return inOneAlphabet
    ? (suggestKnownDomain(inOneAlphabet) ?? inOneAlphabet.typed)
    : suggestKnownDomain(email)
}

/** `gmail.com` with a Cyrillic letter in it is somebody's keyboard, or somebody's trap: nobody's address. */
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
  const meantEnding = endings.get(ending)
  const rest = domain.slice(0, -ending.length)
  const corrected = domains.get(rest + (meantEnding ?? ending))
  if (corrected) return typed.slice(0, typed.lastIndexOf('@') + 1) + corrected
  return meantEnding && typed.slice(0, -ending.length) + meantEnding
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
