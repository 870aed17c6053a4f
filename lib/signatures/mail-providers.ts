/** A provider that says itself which of its addresses reach one mailbox. */
export type MailProvider = {
  /** The domain under which its addresses are compared. */
  domain: string
  /** Characters of the local part that it passes over. What follows a `+` it passes over, too. */
  ignored: string
}

const gmail: MailProvider = { domain: 'gmail.com', ignored: '.' }

/**
 * By domain in ASCII. A rule stands here only where the provider's own documentation states it;
 * elsewhere two spellings may be two people.
 *
 * - Gmail: dots, https://support.google.com/mail/answer/7436150 (not at an organisation's domain);
 *   plus, https://gmail.googleblog.com/2008/03/2-hidden-ways-to-get-more-from-your.html;
 *   googlemail.com is the same mailbox under the name it had in the United Kingdom and Germany,
 *   https://gmail.googleblog.com/2010/05/google-mail-is-becoming-gmail-in-uk.html.
 * - Fastmail: plus, https://www.fastmail.help/hc/en-us/articles/360060591053. Each of its domains
 *   has accounts of its own.
 * - Proton: plus, https://proton.me/support/creating-aliases; dots, hyphens and underscores
 *   ("transparent"), https://proton.me/support/change-username. That `a@pm.me` is `a@proton.me` it
 *   does not say: the short address must be activated.
 *
 * Yahoo's disposable addresses (`base-word@`) have a base that is not the account's name.
 */
export const mailProviders: ReadonlyMap<string, MailProvider> = new Map([
  ['gmail.com', gmail],
  ['googlemail.com', gmail],
  ...['fastmail.com', 'fastmail.fm'].map(ownDomain('')),
  ...['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'].map(ownDomain('._-')),
])

function ownDomain(ignored: string) {
  return (domain: string): [string, MailProvider] => [domain, { domain, ignored }]
}
