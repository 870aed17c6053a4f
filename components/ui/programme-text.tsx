import { OtherLanguageNotice, useOtherLanguage } from '@/components/ui/other-language'
import type { PageText } from '@/lib/pages/read-page'

/** A page of the programme: title, lead, and paragraphs with headings between them. */
export function ProgrammeText({ page }: { page: PageText }) {
  const lang = useOtherLanguage(page.textLocale)
  return (
    <>
      <OtherLanguageNotice text={page.textLocale} />
      <h1 lang={lang}>{page.title}</h1>
      <p className="lead" lang={lang}>
        {page.lead}
      </p>
      <div className="prose" lang={lang}>
        {page.body
          .split(/\n\s*\n/)
          .map((block) => block.trim())
          .filter((block) => block !== '')
          .map((block) =>
            block.startsWith('## ') ? (
              <h2 key={block}>{block.slice(3)}</h2>
            ) : (
              <p key={block}>{block}</p>
            ),
          )}
      </div>
    </>
  )
}
