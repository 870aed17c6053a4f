import type { OwnSignature } from '@/lib/signatures/own-page/open-signature'

/** Names of further stored data that nobody here can read, as the page says in words. */
const alsoHeld = [
  'name and e-mail address, sealed to the part of the system that sends mail',
  'a fingerprint of the e-mail address under a key of this campaign',
  'a fingerprint of this link',
]

/**
 * All that is stored of a signature, in the form in which its signer downloads it (GDPR, article
 * 20): plain names, days as YYYY-MM-DD, `null` where nothing is stored or the worker is still
 * copying it to this link.
 */
export function signatureData(signature: OwnSignature) {
  const { status, record, locale, campaign, petition } = signature
  return {
    status,
    name: record?.name ?? null,
    email: record?.email ?? null,
    country: signature.country ?? null,
    language: locale,
    confirmedOn: signature.confirmedOn ?? null,
    receivedAt: signature.receivedAt?.toISOString() ?? null,
    showName: signature.showName,
    nameToShow: record?.publicName ?? null,
    nameShownNow: signature.publicName ?? null,
    updates: signature.updates,
    consentVersion: signature.consentVersion,
    campaign: campaign ? { slug: campaign.slug, title: campaign.title } : null,
    petition: {
      version: signature.petitionVersion,
      language: petition?.locale ?? null,
      demand: petition?.demand ?? null,
      text: petition?.text ?? null,
    },
    alsoHeld,
  }
}
