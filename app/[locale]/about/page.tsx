import { programmeMetadata, showProgrammePage } from '@/app/documents/programme-page'

type Props = { params: Promise<{ locale: string }> }

export const generateMetadata = programmeMetadata('about')

export default function AboutPage({ params }: Props) {
  return showProgrammePage({ params, page: 'about' })
}
