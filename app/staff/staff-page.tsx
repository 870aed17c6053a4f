import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { handleRequest } from '@/app/handle-request'
import { noteActivity } from '@/app/staff/actions'
import { staffLocale, staffMember } from '@/app/staff/guard'
import { EntryFrame } from '@/components/staff/shell/entry-frame'
import { MissingScreen } from '@/components/staff/shell/missing-screen'
import { SessionActivity } from '@/components/staff/shell/session-activity'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import type { StaffMember } from '@/lib/staff/staff-member'

type Screen<Props> = (by: StaffMember, props: Props) => Promise<ReactNode>

/**
 * A screen of the workspace, for whoever has signed in. Its `notFound()` is the workspace's own 404,
 * whole without scripts; its fault is caught, logged and told in words.
 */
export function staffPage<Props>(screen: Screen<Props>) {
  return (props: Props) =>
    handleRequest(
      'render a screen of the workspace',
      async () => {
        const by = await staffMember()
        setRequestLocale(by.locale)
        try {
          return (
            <>
              {await screen(by, props)}
              <SessionActivity note={noteActivity} />
            </>
          )
        } catch (error) {
          if (!isNotFound(error)) throw error
          setAnswerStatus(404)
          return <MissingScreen by={by} />
        }
      },
      FaultScreen,
    )
}

/** A step of the sign-in, for whoever comes; its fault is caught, logged and told in words. */
export function entryPage<Props>(screen: (props: Props) => Promise<ReactNode>) {
  return (props: Props) =>
    handleRequest(
      'render a step of the sign-in',
      async () => {
        setRequestLocale(await staffLocale())
        return <EntryFrame>{await screen(props)}</EntryFrame>
      },
      FaultScreen,
    )
}

/** Next's `notFound()`, which is an exception. */
function isNotFound(error: unknown): boolean {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined
  return digest === 'NEXT_HTTP_ERROR_FALLBACK;404'
}

async function FaultScreen() {
  setRequestLocale(await staffLocale())
  const t = await getTranslations('shell.fault')
  return (
    <EntryFrame>
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <p>
        <a href="/staff">{t('again')}</a>
      </p>
    </EntryFrame>
  )
}

/**
 * The title of a screen, in the language of whoever asks. Where it cannot be told, the screen itself says
 * why: a title's 404 would take its place.
 */
export async function staffTitle(titleOf: () => Promise<string>): Promise<Metadata> {
  setRequestLocale(await staffLocale())
  const t = await getTranslations('shell')
  const title = await titleOf().catch(() => undefined)
  return { title: `${title === undefined ? '' : `${title} · `}${t('workspace')} · Altaveu` }
}
