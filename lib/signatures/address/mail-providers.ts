/** A provider that says itself which of its addresses reach one mailbox. */
export type MailProvider = {
  /** The domain under which its addresses are compared. */
  domain: string
  /**
   * Characters of the local part that the provider ignores. It also ignores a `+` and all that
   * follows.
   */
  ignored: string
}

const gmail: MailProvider = { domain: 'gmail.com', ignored: '.' }

/**
 * By domain in ASCII. A rule stands here only where the provider's own documentation states it;
 * elsewhere two spellings may be two people:
 *
 * - Gmail: dots, https://support.google.com/mail/answer/7436150 (not at an organisation's domain);
 *   plus, https://support.google.com/mail/answer/12096;
 *   googlemail.com, https://support.google.com/mail/answer/10313.
 * - Outlook.com (Hotmail, Live, MSN): plus,
 *   https://support.microsoft.com/en-us/office/add-or-remove-an-email-alias-in-outlook-com-459b1989-356d-40fa-a689-8f285b13f1f2.
 *   It names these four domains; each has addresses of its own.
 * - Fastmail: plus, https://www.fastmail.help/hc/en-us/articles/360060591053. Each of its domains
 *   has addresses of its own.
 * - Proton: plus, https://proton.me/support/addresses-and-aliases; dots, hyphens and underscores
 *   ("transparent"), https://proton.me/support/change-username. Its domains stay apart: an address
 *   at a second one must be activated or bought.
 *
 * Left out: Yahoo, whose disposable addresses (`base-word@`) have a base that is not the account's
 * name, https://help.yahoo.com/kb/SLN28815.html; iCloud, for which Apple documents no plus, nor
 * that a name at me.com and mac.com is the same person's at icloud.com.
 */
const firstRules: ReadonlyMap<string, MailProvider> = new Map([
  ['gmail.com', gmail],
  ['googlemail.com', gmail],
  ...apart('', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com'),
  ...apart('', 'fastmail.com', 'fastmail.fm'),
  ...apart('._-', 'proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'),
])

/**
 * Each campaign keeps the rules under which it began: were one address compared by two, it could
 * count twice. So rules are added here, never changed.
 */
const rulesByVersion = [firstRules]

/** The version that a new campaign begins with, from 1. */
export const newestRules = rulesByVersion.length

/** The providers by domain, as a version of the rules has them. Throws for one that never was. */
export function mailProviders(version: number): ReadonlyMap<string, MailProvider> {
  const rules = rulesByVersion[version - 1]
  if (!rules) throw new Error(`There are no rules ${version} for addresses`)
  return rules
}

/** Domains that follow one rule and are compared each by itself. */
function apart(ignored: string, ...domains: string[]): [string, MailProvider][] {
  return domains.map((domain) => [domain, { domain, ignored }])
}
