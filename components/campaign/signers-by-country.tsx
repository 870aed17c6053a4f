import { useTranslations } from 'next-intl'
import type { ShownSigners } from '@/lib/campaigns/list-shown-signers'

/** Signatures by country, in tens; nothing where no country has so many yet. */
export function SignersByCountry({ countries }: Pick<ShownSigners, 'countries'>) {
  const t = useTranslations('signers')
  if (countries.length === 0) return null
  return (
    <section className="petition column stack">
      <h2 id="countries">{t('countries')}</h2>
      <p id="countries-counted">{t('countriesCounted')}</p>
      <table className="figures" aria-labelledby="countries" aria-describedby="countries-counted">
        <thead>
          <tr>
            <th scope="col">{t('country')}</th>
            <th scope="col">{t('signatures')}</th>
          </tr>
        </thead>
        <tbody>
          {countries.map(({ name, signers }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{t('orMore', { signers })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
