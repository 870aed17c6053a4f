import { useLocale, useTranslations } from 'next-intl'
import { SampleMark } from '@/components/campaign/sample-mark'
import { DefendedRights } from '@/components/defender/defended-rights'
import { DefenderFacts } from '@/components/defender/defender-facts'
import { DefenderRows } from '@/components/defender/defender-rows'
import { DefenderStory } from '@/components/defender/defender-story'
import { PlaceholderPortrait } from '@/components/defender/placeholder-portrait'
import { WhatYouCanDo } from '@/components/defender/what-you-can-do'
import type { DefenderProfile as Profile } from '@/lib/defenders/read-defender'
import type { Right } from '@/lib/rights/list-rights'

type Props = { defender: Profile; rights: Right[] }

/** All that is known of a person, as a whole page, however little that is. */
export function DefenderProfile({ defender, rights }: Props) {
  const t = useTranslations('defender')
  const locale = useLocale()
  const { name, nameLocale, sample, related } = defender
  const hasStory = defender.story !== undefined
  return (
    <article>
      <div className="profile">
        <PlaceholderPortrait slug={defender.slug} />
        <div className="stack">
          <p className="kicker">
            {t('kind')} <SampleMark sample={sample} />
          </p>
          <h1 lang={nameLocale === locale ? undefined : nameLocale}>{name}</h1>
          <DefenderFacts defender={defender} />
          {hasStory && <DefenderStory defender={defender} />}
          {defender.rights.length > 0 && <DefendedRights defender={defender} rights={rights} />}
          {!hasStory && <DefenderStory defender={defender} />}
          <WhatYouCanDo campaign={defender.campaign} />
        </div>
      </div>
      {related.length > 0 && (
        <section className="part">
          <h2>{t('related')}</h2>
          <DefenderRows defenders={related} />
        </section>
      )}
      <p className="basis hint">{t(`basis.${defender.basis}`)}</p>
    </article>
  )
}
