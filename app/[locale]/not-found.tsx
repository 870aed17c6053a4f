import { languageLinks } from '@/app/documents/language-links'
import { Missing } from '@/components/ui/missing'
import { PageFrame } from '@/components/ui/page-frame'
import { settings } from '@/lib/platform/settings'

/** The page that `notFound()` shows where Next's client runtime is present: under `npm run dev`. */
export default function NotFound() {
  return (
    <PageFrame text languages={languageLinks('home')} organisation={settings().organisation}>
      <Missing />
    </PageFrame>
  )
}
