import type { Readable } from '@/lib/mail/open-requests'
import { dayOf } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'

/**
 * The ids of those requests whose address gets no letter: it bounced or complained, or its owner
 * said about this campaign that it was not them.
 */
export async function findMailStops(
  tx: Transaction,
  requests: readonly Readable[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT asked.id FROM unnest(${requests.map(({ id }) => id)}::uuid[],
      ${requests.map(({ campaignId }) => campaignId)}::uuid[],
      ${requests.map(({ addressKey }) => Buffer.from(addressKey))}::bytea[],
      ${requests.map(({ keys }) => keys.stop)}::bytea[]) AS asked (id, campaign_id, address_key, stop)
    WHERE EXISTS (
      SELECT FROM mail_stop s WHERE s.key = asked.stop AND s.until >= ${dayOf(at)}::date
    ) OR EXISTS (
      SELECT FROM campaign_mail_stop s
      WHERE s.campaign_id = asked.campaign_id AND s.address_key = asked.address_key
        AND s.until >= ${dayOf(at)}::date
    )`
  return new Set(rows.map(({ id }) => id))
}
