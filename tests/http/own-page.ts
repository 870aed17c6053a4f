import { addressOf, type Locale } from '@/lib/i18n/routing'
import { type Answer, ask } from '@/tests/http/ask'
import { type Fields, formIn, sendForm } from '@/tests/http/form'

/** The selectors of the buttons of a signer's own page: something that only their form holds. */
export type Button = 'open' | 'save' | 'correct' | 'withdraw' | 'reportNotMe'

/** A signer's own page over HTTP, as a browser without scripts uses it. */
export function ownPage(origin: string, token: string, locale: Locale = 'en') {
  const path = addressOf(locale, 'signature', { token })
  const send = (form: Fields, headers: Record<string, string> = {}) =>
    sendForm(origin, path, form, headers)
  async function open(): Promise<Answer> {
    return send(formIn((await ask(origin, path)).text, '$ACTION_'))
  }
  return {
    path,
    dataPath: addressOf(locale, 'signatureData', { token }),
    send,
    /** Fetches the page and presses its one button. */
    open,
    /** The fields of a button's form on the opened page, as they would be sent. */
    async form(button: Exclude<Button, 'open'>): Promise<Fields> {
      return formOf((await open()).text, button)
    },
  }
}

/** The forms of the opened page that name an action, in the order in which they stand. */
export function formOf(html: string, button: Exclude<Button, 'open'>): Fields {
  const forms = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)]
    .map(([form]) => form)
    .filter((form) => form.includes('name="$ACTION_'))
  const form = {
    save: forms.find((one) => one.includes('name="updates"')),
    correct: forms.find((one) => one.includes('name="country"')),
    withdraw: forms.at(-2),
    reportNotMe: forms.at(-1),
  }[button]
  if (form === undefined) throw new Error(`No form to ${button}`)
  return formIn(form, '$ACTION_')
}
