import { db } from '@/lib/platform/db'

/**
 * Removes the sample campaigns and all their data, or only those whose slug, and whose defender's, begins
 * with `prefix`; returns how many campaigns.
 */
export async function removeSamples(prefix = ''): Promise<number> {
  const ofPrefix = { sample: true, slug: { startsWith: prefix } }
  return db.$transaction(async (tx) => {
    const campaigns = await tx.campaign.findMany({ where: ofPrefix, select: { id: true } })
    const campaignId = { in: campaigns.map((campaign) => campaign.id) }
    const requests = { where: { campaignId }, select: { id: true } }
    const links = { where: { campaignId }, select: { requestId: true } }
    const linkOf = [
      ...(await tx.signatureRequest.findMany(requests)).map(({ id }) => id),
      ...(await tx.signatureLink.findMany(links)).map(({ requestId }) => requestId),
    ]
    await tx.letter.deleteMany({ where: { linkOf: { in: linkOf } } })
    await tx.signatureLink.deleteMany({ where: { campaignId } })
    await tx.signatureRequest.deleteMany({ where: { campaignId } })
    await tx.signature.deleteMany({ where: { campaignId } })
    await tx.linkRequest.deleteMany({ where: { campaignId } })
    await tx.campaignMailStop.deleteMany({ where: { campaignId } })
    await tx.countryShown.deleteMany({ where: { campaignId } })
    await tx.tallyChange.deleteMany({ where: { campaignId } })
    await tx.tally.deleteMany({ where: { campaignId } })
    await tx.campaign.deleteMany({ where: { id: campaignId } })
    await tx.defender.deleteMany({ where: ofPrefix })
    return campaigns.length
  })
}
