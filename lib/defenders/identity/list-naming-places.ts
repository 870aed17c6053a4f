import type { Transaction } from '@/lib/platform/db'

/** Where the public can read a name that a person has left behind, or a word of one. */
export type NamingPlace = {
  /** `own`: what their new identity tells. `signer`: a name that a campaign shows of its signers. */
  kind: 'own' | 'defender' | 'campaign' | 'signer' | 'page' | 'right'
  /** Of the person, the campaign, the page or the right. */
  id: string
  /** It holds a whole name; else a word of one, which may be somebody else's. */
  whole: boolean
}

/**
 * Lists every place at which the public can read a name or an address by which the person of a retired
 * identity was known, whole names first; never what stands there. What staff show counts, whatever
 * consents cover just now. Since the identity was retired no text can become public that holds such a name,
 * but for the names that signers show.
 */
export function listNamingPlaces(tx: Transaction, formerId: string): Promise<NamingPlace[]> {
  return tx.$queryRaw<NamingPlace[]>`
    SELECT kind, id, whole FROM places_of_former_names(${formerId}::uuid)`
}
