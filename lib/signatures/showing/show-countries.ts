import { db, type Transaction } from '@/lib/platform/db'
import { secureRandom } from '@/lib/signatures/showing/secure-random'
import {
  afterChange,
  type CountryStep,
  countCountry,
  isDue,
  newCountryStep,
} from '@/lib/signatures/showing/showing-rules'
import {
  type TakenCampaign,
  takeCampaignOfDay,
} from '@/lib/signatures/showing/take-campaign-of-day'

type Country = { country: string; total: number; shown: number; step: CountryStep | null }
type Changed = { country: string; step: CountryStep; signers: number }

/**
 * Brings up to date how many signers each country is shown with, for one campaign a call, once a
 * day. Signers are counted once in seven days, from the folded totals, which need not be exact for
 * this; a number changes by ten or more, in tens, one to seven random days after the count that
 * brought it about, and one below ten is not shown (docs/decisions/020). "Rather not say" is no
 * country. One transaction. Returns how many campaigns it looked at.
 */
export async function showCountries(): Promise<number> {
  return db.$transaction(async (tx) => {
    const taken = await takeCampaignOfDay(tx, 'countries')
    if (!taken) return 0
    const countries = await readCountries(tx, taken.campaignId)
    const changed = countries.flatMap((one) => changeOf(one, taken) ?? [])
    await writeSteps(tx, taken.campaignId, changed)
    const shown = new Map(countries.map(({ country, shown: before }) => [country, before]))
    await writeShown(
      tx,
      taken.campaignId,
      changed.filter(({ country, signers }) => signers !== shown.get(country)),
    )
    return 1
  })
}

/** Every country that has signers, or that the page shows. */
function readCountries(tx: Transaction, campaignId: string): Promise<Country[]> {
  return tx.$queryRaw<Country[]>`
    SELECT country, COALESCE(total, 0) AS total, COALESCE(k.signers, 0) AS shown,
      CASE WHEN s.campaign_id IS NOT NULL THEN json_build_object('counted', s.counted,
        'threshold', s.threshold, 'dueOn', s.due_on, 'dueSigners', s.due_signers) END AS step
    FROM (SELECT * FROM tally WHERE campaign_id = ${campaignId}::uuid AND country <> 'ZZ') t
    FULL JOIN (SELECT * FROM country_shown WHERE campaign_id = ${campaignId}::uuid) k
      USING (country)
    LEFT JOIN (SELECT * FROM country_step WHERE campaign_id = ${campaignId}::uuid) s USING (country)
    ORDER BY country`
}

/**
 * The change that today brings: the number that was due and, on a day of counting, the next step.
 */
function changeOf(one: Country, { today, countingDay }: TakenCampaign): Changed | undefined {
  const before = one.step ?? newCountryStep(one.shown, secureRandom)
  const due = isDue(before, today)
  const signers = (due ? before.dueSigners : undefined) ?? one.shown
  const step = due ? afterChange(before) : before
  if (countingDay === undefined) return due ? { country: one.country, step, signers } : undefined
  const counted = { total: one.total, shown: signers }
  return { country: one.country, step: countCountry(step, counted, today, secureRandom), signers }
}

async function writeSteps(tx: Transaction, campaignId: string, changed: Changed[]): Promise<void> {
  if (changed.length === 0) return
  await tx.$executeRaw`
    INSERT INTO country_step (campaign_id, country, counted, threshold, due_on, due_signers)
    SELECT ${campaignId}::uuid, step.* FROM unnest(
      ${changed.map(({ country }) => country)}::text[],
      ${changed.map(({ step }) => step.counted)}::int[],
      ${changed.map(({ step }) => step.threshold)}::int[],
      ${changed.map(({ step }) => step.dueOn)}::date[],
      ${changed.map(({ step }) => step.dueSigners)}::int[]) AS step
    ON CONFLICT (campaign_id, country) DO UPDATE SET counted = EXCLUDED.counted,
      threshold = EXCLUDED.threshold, due_on = EXCLUDED.due_on, due_signers = EXCLUDED.due_signers`
}

/** Writes only what differs: each changed row of this table raises the content version. */
async function writeShown(tx: Transaction, campaignId: string, changed: Changed[]): Promise<void> {
  const gone = changed.filter(({ signers }) => signers === 0)
  const kept = changed.filter(({ signers }) => signers > 0)
  if (gone.length > 0) {
    const country = { in: gone.map((one) => one.country) }
    await tx.countryShown.deleteMany({ where: { campaignId, country } })
  }
  if (kept.length > 0) {
    await tx.$executeRaw`
      INSERT INTO country_shown (campaign_id, country, signers)
      SELECT ${campaignId}::uuid, country, signers
      FROM unnest(${kept.map(({ country }) => country)}::text[],
        ${kept.map(({ signers }) => signers)}::int[]) AS changed (country, signers)
      ON CONFLICT (campaign_id, country) DO UPDATE SET signers = EXCLUDED.signers`
  }
}
