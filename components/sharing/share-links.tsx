import { useTranslations } from 'next-intl'
import { mailtoLink, shareWays } from '@/lib/sharing/share-ways'

type Props = {
  /** The page's canonical address, whole. */
  url: string
  /** The title that is shared with it: the page's own, and never what its reader did there. */
  title: string
}

/**
 * Ways to share a page: plain links, and the address to copy. Where the browser has a way of its
 * own, a button for that replaces the links.
 */
export function ShareLinks({ url, title }: Props) {
  const t = useTranslations('sharing')
  return (
    <section className="share" aria-labelledby="share-title">
      <h2 id="share-title">{t('title')}</h2>
      <share-page address={url} name={title} copied={t('copied')} selected={t('selected')}>
        <button type="button" data-share hidden>
          {t('with')}
        </button>
        <div data-ways>
          <ul>
            {shareWays(title, url).map(({ name, href }) => (
              <li key={name}>
                <a href={href} rel="noreferrer">
                  {name}
                </a>
              </li>
            ))}
            <li>
              <a href={mailtoLink(title, url)}>{t('email')}</a>
            </li>
          </ul>
          <p className="hint">{t('elsewhere')}</p>
        </div>
        <label htmlFor="share-address">{t('address')}</label>
        <p className="hint" id="share-signal">
          {t('signal')}
        </p>
        <div className="share-address">
          <input id="share-address" aria-describedby="share-signal" readOnly value={url} />
          <button type="button" data-copy hidden>
            {t('copy')}
          </button>
        </div>
        <p role="status" />
      </share-page>
      <script type="module" src="/enhance.js" async />
    </section>
  )
}
