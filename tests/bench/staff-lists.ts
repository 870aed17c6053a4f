import { listAuditEntries } from '@/lib/audit/list-audit-entries'
import { listManagedCampaigns } from '@/lib/campaigns/manage/list-managed-campaigns'
import { listManagedDefenders } from '@/lib/defenders/manage/list-managed-defenders'
import { closeDatabase } from '@/lib/platform/db'
import type { StaffMember } from '@/lib/staff/staff-member'
import { type BenchDatabase, startBenchDatabase } from '@/tests/bench/bench-database'
import { align, metWord } from '@/tests/bench/table'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { addMember } from '@/tests/support/staff/add-member'

// Run by hand: node --import tsx tests/bench/staff-lists.ts
// Measures the staff's lists on a database of its own with 100,000 defenders, campaigns and log entries.

const rowCount = 100_000
const calls = 100
/** Milliseconds of p95 of a call through Prisma, as the programme asks. */
const maxMilliseconds = 200

async function fill({ query }: BenchDatabase): Promise<void> {
  const tables = ['defender', 'defender_text', 'campaign', 'campaign_text']
  for (const table of tables) await query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await query(`
    INSERT INTO defender (id, slug, visibility, basis, country)
    SELECT gen_random_uuid(), 'prova-' || n,
      (CASE WHEN n % 3 = 0 THEN 'draft' ELSE 'public' END)::"Visibility", 'published_before', 'PT'
    FROM generate_series(1, ${rowCount}) n`)
  await query(`
    INSERT INTO defender_text (defender_id, locale, state, name, story)
    SELECT id, locale::"Locale", 'ready', 'Persona ' || md5(slug), 'Prova'
    FROM defender, unnest('{ca,es,en}'::text[]) locale`)
  await query(`
    INSERT INTO campaign (id, slug, defender_id, visibility, goal, opens_at, closes_at, address_rules)
    SELECT gen_random_uuid(), slug, id, visibility, 1000, now() - interval '30 days',
      now() + interval '30 days', 1 FROM defender`)
  await query(`
    INSERT INTO campaign_text (campaign_id, locale, state, title, lead, story)
    SELECT id, locale::"Locale", 'ready', 'Llibertat ' || md5(slug), 'Prova', 'Prova'
    FROM campaign, unnest('{ca,es,en}'::text[]) locale`)
  await query(`
    INSERT INTO audit_entry (id, at, actor, act, subject, subject_id, fields)
    SELECT uuidv7(), now(), 'operator', 'takeDownDefender', 'defender', id, '{}' FROM defender`)
  for (const table of tables) await query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  await query('VACUUM ANALYZE')
}

function kindsOf(by: StaffMember): Record<string, (n: number) => Promise<unknown>> {
  const after = (n: number) => `prova-${1 + ((n * 977) % 9)}`
  const part = (n: number) => n.toString(16).padStart(3, '0')
  return {
    'defenders, first page': () => listManagedDefenders(by, { order: 'name' }),
    'defenders, newest first': () => listManagedDefenders(by, { order: 'newest' }),
    'defenders, a further page': (n) =>
      listManagedDefenders(by, { order: 'name', after: after(n) }),
    'defenders, drafts': () => listManagedDefenders(by, { order: 'name', state: 'draft' }),
    'defenders, three letters': (n) => listManagedDefenders(by, { order: 'name', q: part(n) }),
    'defenders, a word of all': () => listManagedDefenders(by, { order: 'name', q: 'persona' }),
    'defenders, nobody': () => listManagedDefenders(by, { order: 'name', q: 'xyzzy' }),
    'campaigns, first page': () => listManagedCampaigns(by, { order: 'name' }),
    'campaigns, a further page': (n) =>
      listManagedCampaigns(by, { order: 'name', after: after(n) }),
    'campaigns, three letters': (n) => listManagedCampaigns(by, { order: 'name', q: part(n) }),
    'log, first page': () => listAuditEntries(by, {}),
    'log, an act': () => listAuditEntries(by, { act: 'takeDownDefender' }),
    'log, an act never done': () => listAuditEntries(by, { act: 'lockWorkspace' }),
    'log, a kind of thing not there': () => listAuditEntries(by, { subject: 'campaign' }),
  }
}

async function timesOf(call: (n: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < calls; n++) {
    const began = performance.now()
    await call(n)
    taken.push(performance.now() - began)
  }
  const sorted = taken.toSorted((one, other) => one - other)
  return [0.5, 0.95].map((share) => sorted[Math.floor(share * (calls - 1))] ?? Number.NaN)
}

async function measure(database: BenchDatabase): Promise<string[][]> {
  const installation = await makeInstallation(database)
  workIn(installation)
  await fill(database)
  const { member } = await addMember('administrator')
  const rows = [['list', 'p50', 'p95', '']]
  for (const [kind, call] of Object.entries(kindsOf(member))) {
    const [p50 = Number.NaN, p95 = Number.NaN] = await timesOf(call)
    rows.push([kind, p50.toFixed(1), p95.toFixed(1), metWord(p95 < maxMilliseconds)])
  }
  await closeDatabase()
  await installation.remove()
  return rows
}

const database = await startBenchDatabase()
try {
  process.stdout.write(`${align(await measure(database), [0]).join('\n')}\n`)
} finally {
  await database.end()
}
