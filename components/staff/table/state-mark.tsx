import { useTranslations } from 'next-intl'
import type { PublicState } from '@/lib/publishing/public-state'

const marks: Record<PublicState, string> = {
  shown: 'good',
  withheld: 'waiting',
  draft: '',
  'taken-down': 'down',
}

/** Whether the public sees it, in words with a mark beside them. */
export function StateMark({ state }: { state: PublicState }) {
  const t = useTranslations('lists.states')
  return <span className={`state ${marks[state]}`.trim()}>{t(state)}</span>
}
