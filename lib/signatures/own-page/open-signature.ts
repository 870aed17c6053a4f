import type { CampaignPage } from '@/lib/campaigns/read-campaign'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import type { Locale } from '@/lib/i18n/routing'
import { findByLink } from '@/lib/signatures/find-by-link'
import { readOwnCopy } from '@/lib/signatures/read-own-copy'
import type { SignerRecord } from '@/lib/signatures/sealed-record'

/** All that is stored of a signature, for the holder of its link. */
export type OwnSignature = {
  status: 'confirmed' | 'waiting'
  /** The day of the confirmation (YYYY-MM-DD, `TIME_ZONE`); `undefined` while it waits. */
  confirmedOn: string | undefined
  /** When the request came; `undefined` once it is confirmed. */
  receivedAt: Date | undefined
  /** Name, address and name to show; `undefined` while the worker copies them to this link. */
  record: SignerRecord | undefined
  /** ISO 3166-1 alpha-2; `undefined` for "rather not say". */
  country: string | undefined
  /** The language in which it was signed. */
  locale: Locale
  /** Whether a name is to be shown, with the next group or now already. */
  showName: boolean
  /** The name as the campaign's page shows it now; `undefined` where it does not (yet). */
  publicName: string | undefined
  updates: boolean
  consentVersion: string
  petitionVersion: number
  /** In the page's language; `undefined` while the public may not see it. */
  campaign: Pick<CampaignPage, 'slug' | 'title' | 'textLocale' | 'sample'> | undefined
  /** The petition that was signed, in the language in which it was; `undefined` as the campaign. */
  petition: { demand: string; text: string; locale: Locale } | undefined
}

export type OpenOutcome = { outcome: 'found'; signature: OwnSignature } | { outcome: 'not-found' }

/**
 * Returns to signers all that is stored for their link, and changes nothing. It works as long as
 * anything is stored, also after the campaign closed. While campaign or defender are not public,
 * nothing that names them is returned, not to the signer either, since a take-down holds
 * everywhere; the signer's own data is returned all the same. Throws while the database is away.
 */
export async function openSignature(locale: Locale, token: string): Promise<OpenOutcome> {
  const linked = await findByLink(token)
  if (!linked) return { outcome: 'not-found' }
  const { slug, petitionVersion } = linked
  const shown = await readCampaign(locale, slug, petitionVersion)
  const signed =
    linked.locale === locale ? shown : await readCampaign(linked.locale, slug, petitionVersion)
  const signature: OwnSignature = {
    status: linked.confirmed ? 'confirmed' : 'waiting',
    confirmedOn: linked.confirmedOn ?? undefined,
    receivedAt: linked.receivedAt ?? undefined,
    record: readOwnCopy(linked, token),
    country: linked.country ?? undefined,
    locale: linked.locale,
    showName: linked.asksToBeShown,
    publicName: linked.publicName ?? undefined,
    updates: linked.updates,
    consentVersion: linked.consentVersion,
    petitionVersion,
    campaign: shown && {
      slug,
      title: shown.title,
      textLocale: shown.textLocale,
      sample: shown.sample,
    },
    petition: signed && {
      demand: signed.demand,
      text: signed.petition,
      locale: signed.petitionLocale,
    },
  }
  return { outcome: 'found', signature }
}
