import { db, type Transaction } from '@/lib/platform/db'
import { takeCampaignOfDay } from '@/lib/signatures/showing/take-campaign-of-day'

/** Countries are shown from so many signers on, and their numbers change by as many. */
const step = 10

type Step = { country: string; signers: number; shown: number }

/**
 * Brings up to date how many signers each country is shown with, for one campaign a call, once a
 * day: from ten on, rounded down to tens; one that falls below goes. "Rather not say" is no
 * country. From the folded totals, which need not be exact for this. One transaction. Returns how
 * many campaigns it looked at.
 */
export async function showCountries(): Promise<number> {
  return db.$transaction(async (tx) => {
    const campaignId = await takeCampaignOfDay(tx, 'countries')
    if (campaignId === undefined) return 0
    await write(tx, campaignId, await findSteps(tx, campaignId))
    return 1
  })
}

/** The countries whose number is another than the one shown; 0 for what is not shown. */
function findSteps(tx: Transaction, campaignId: string): Promise<Step[]> {
  return tx.$queryRaw<Step[]>`
    SELECT country, signers, shown FROM (
      SELECT country, GREATEST(COALESCE(total, 0), 0) / ${step}::int * ${step}::int AS signers,
        COALESCE(k.signers, 0) AS shown
      FROM (SELECT * FROM tally WHERE campaign_id = ${campaignId}::uuid AND country <> 'ZZ') t
      FULL JOIN (SELECT * FROM country_shown WHERE campaign_id = ${campaignId}::uuid) k
        USING (country)
    ) countries
    WHERE signers <> shown`
}

/** Writes only what differs: each statement on this table raises the content version. */
async function write(tx: Transaction, campaignId: string, steps: readonly Step[]): Promise<void> {
  const gone = steps.filter(({ signers }) => signers === 0)
  const changed = steps.filter(({ signers }) => signers > 0)
  if (gone.length > 0) {
    const country = { in: gone.map((one) => one.country) }
    await tx.countryShown.deleteMany({ where: { campaignId, country } })
  }
  if (changed.length > 0) {
    await tx.$executeRaw`
      INSERT INTO country_shown (campaign_id, country, signers)
      SELECT ${campaignId}::uuid, country, signers
      FROM unnest(${changed.map(({ country }) => country)}::text[],
        ${changed.map(({ signers }) => signers)}::int[]) AS changed (country, signers)
      ON CONFLICT (campaign_id, country) DO UPDATE SET signers = EXCLUDED.signers`
  }
}
