import { programmeMetadata, showProgrammePage } from '@/app/documents/programme-page'
import { RightsAndDefenders } from '@/components/defender/rights-and-defenders'
import { listRights } from '@/lib/rights/list-rights'

type Props = { params: Promise<{ locale: string }> }

export const generateMetadata = programmeMetadata('whyTheyFight')

export default function WhyTheyFightPage({ params }: Props) {
  return showProgrammePage({
    params,
    page: 'whyTheyFight',
    below: async (locale) => <RightsAndDefenders rights={await listRights(locale)} />,
  })
}
