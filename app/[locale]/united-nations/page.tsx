import { programmeMetadata, showProgrammePage } from '@/app/documents/programme-page'

type Props = { params: Promise<{ locale: string }> }

export const generateMetadata = programmeMetadata('unitedNations')

export default function UnitedNationsPage({ params }: Props) {
  return showProgrammePage({ params, page: 'unitedNations' })
}
