import { printLine, Refusal } from '@/commands/runtime/steps'
import { isLocale, type Locale, locales } from '@/lib/i18n/routing'
import { startClock } from '@/lib/platform/clock'
import { closeDatabase } from '@/lib/platform/db'
import { ensureLocalKeys } from '@/lib/platform/keys/ensure-local-keys'
import { isLocalInstallation, settings } from '@/lib/platform/settings'
import { type EmailAddress, parseEmailAddress } from '@/lib/signatures/address/email-address'
import { inviteMember } from '@/lib/staff/manage/invite-member'
import { makeSignInLink } from '@/lib/staff/sign-in/make-sign-in-link'
import { operator } from '@/lib/staff/staff-member'
import { type StaffRole, staffRoles } from '@/lib/staff/staff-role'

type Options = { role: string; locale: string; printLink?: boolean }

/**
 * `altaveu staff invite EMAIL --role ROLE`: invites somebody by letter, or prints the link. Whoever is
 * on the staff already gets the role that is given, and with `--print-link` a link. Returns the exit
 * code.
 */
export async function staffInvite(email: string, options: Options): Promise<number> {
  const to = addressIn(email)
  const [role, locale] = [roleIn(options.role), localeIn(options.locale)]
  if (isLocalInstallation(settings())) ensureLocalKeys(settings().dataDir)
  const stopClock = await startClock()
  try {
    const letter = !options.printLink
    const done = await inviteMember(operator, { email: to, role, locale }, { letter })
    if (done.outcome === 'not-allowed') return 1
    printLine(words(done.outcome, email, role))
    if (options.printLink) {
      printLine('This link signs in once, within ten minutes:')
      printLine(await makeSignInLink(done.id))
    } else if (done.outcome === 'invited' || done.outcome === 'invited-again') {
      printLine('A letter with the link goes out as soon as the worker runs.')
    }
    return 0
  } finally {
    stopClock()
    await closeDatabase()
  }
}

function words(outcome: string, email: string, role: StaffRole): string {
  switch (outcome) {
    case 'already-on-staff':
      return `${email} is on the staff already.`
    case 'role-given':
      return `${email} is on the staff, and is ${role} from now on. Their sessions have ended.`
    default:
      return `${email} is invited as ${role}.`
  }
}

/** The address that was typed. Throws `Refusal` where it is none. */
export function addressIn(typed: string): EmailAddress {
  const email = parseEmailAddress(typed)
  if (!email) throw new Refusal(`${typed} is no e-mail address, such as aina@example.org`)
  return email
}

function roleIn(typed: string): StaffRole {
  const role = staffRoles.find((one) => one === typed)
  if (!role) throw new Refusal(`--role must be ${staffRoles.join(', ')}, such as administrator`)
  return role
}

function localeIn(typed: string): Locale {
  if (!isLocale(typed)) throw new Refusal(`--locale must be ${locales.join(', ')}, such as ca`)
  return typed
}
