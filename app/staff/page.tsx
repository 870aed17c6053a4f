import { getTranslations } from 'next-intl/server'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { NeedsAttention } from '@/components/staff/home/needs-attention'
import { Workspace } from '@/components/staff/shell/workspace'
import { listDueCampaigns } from '@/lib/campaigns/manage/list-due-campaigns'
import { listConsentsToReview } from '@/lib/defenders/consent/manage/list-consents-to-review'
import { listWaitingLiftings } from '@/lib/defenders/hiding/manage/list-waiting-liftings'
import { findLateMail } from '@/lib/mail/find-late-mail'
import { readWorkerState } from '@/lib/processes/read-worker-state'
import { listChanges } from '@/lib/staff/manage/list-changes'
import { mayDo } from '@/lib/staff/rights'
import { listTakenDown } from '@/lib/take-down/list-taken-down'

const longestList = 10

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell.screens'))('home'))

/** What needs somebody now. */
export default staffPage(async function HomeScreen(by) {
  const t = await getTranslations('shell.screens')
  const decides = { liftings: mayDo(by, 'approveLifting'), changes: mayDo(by, 'approveChange') }
  const [takenDown, consents, liftings, changes, dueCampaigns, mailIsLate, worker] =
    await Promise.all([
      listTakenDown(by, longestList),
      mayDo(by, 'recordConsent') ? listConsentsToReview(by) : undefined,
      listWaitingLiftings(by),
      decides.changes ? listChanges() : [],
      listDueCampaigns(by),
      findLateMail(),
      readWorkerState(),
    ])
  return (
    <Workspace by={by} current="home" title={t('home')}>
      <NeedsAttention
        takenDown={takenDown.slice(0, longestList)}
        moreTakenDown={takenDown.length > longestList}
        consents={consents}
        second={decides.liftings || decides.changes ? { liftings, changes } : undefined}
        dueCampaigns={dueCampaigns}
        mailIsLate={mailIsLate}
        workerIsLate={worker !== 'ok'}
      />
    </Workspace>
  )
})
