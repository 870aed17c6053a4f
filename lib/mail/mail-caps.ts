import { createHmac } from 'node:crypto'

/** At most so many letters to one address within 24 hours. */
export const mailsADay = { forOneCampaign: 3, overAll: 10 }

const hour = 3_600_000

/** Counts are kept by whole hours, so a day is looked back on with one hour to spare. */
export const capWindow = 25 * hour

/** The two keys under which an address's letters are counted; without the worker's key, noise. */
export type CountKeys = { forOneCampaign: Buffer; overAll: Buffer }

export function countKeys(samePerson: string, campaignId: string, countKey: Buffer): CountKeys {
  const hmac = (text: string) => createHmac('sha256', countKey).update(text).digest()
  return {
    forOneCampaign: hmac(`campaign:${campaignId}:${samePerson}`),
    overAll: hmac(`all:${samePerson}`),
  }
}
