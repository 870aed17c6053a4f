import { useTranslations } from 'next-intl'

/** Where somebody asks others to forget a page that is gone. Each address was looked up in November 2026. */
const places = [
  { name: 'google', href: 'https://search.google.com/search-console/remove-outdated-content' },
  { name: 'bing', href: 'https://www.bing.com/webmasters/tools/contentremoval' },
  { name: 'archive', href: 'mailto:info@archive.org' },
  { name: 'facebook', href: 'https://developers.facebook.com/tools/debug/' },
  { name: 'linkedin', href: 'https://www.linkedin.com/post-inspector/' },
] as const

/** What no web process can take down: the copies of others, and where one asks for them to be removed. */
export function WhatRemains({ addresses }: { addresses: string[] }) {
  const t = useTranslations('takeDown.remains')
  return (
    <section>
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <ul className="lines">
        {places.map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel="noreferrer">
              {t(`places.${name}.name`)}
            </a>
            <span>{t(`places.${name}.text`)}</span>
          </li>
        ))}
      </ul>
      <p>{t('addresses')}</p>
      <ul>
        {addresses.map((address) => (
          <li key={address} className="address">
            {address}
          </li>
        ))}
      </ul>
    </section>
  )
}
