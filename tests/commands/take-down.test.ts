import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { show } from '@/commands/show'
import { takeDown } from '@/commands/take-down'
import { startCommand } from '@/tests/commands/run-command'
import { addPerson } from '@/tests/lib/defenders/person'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'

const { database, folder } = await ownInstallation()

/** Runs a command in this process; returns its output and its exit code. */
async function run(command: (slug: string) => Promise<number>, slug: string) {
  const lines: string[] = []
  const written = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  const code = await command(slug).finally(() => written.mockRestore())
  return { code, output: lines.join('') }
}

const visibilityOf = async (slug: string) =>
  (await database.query('SELECT visibility FROM defender WHERE slug = $1', [slug]))[0]?.visibility

/** A web process as it reported itself so many seconds ago, of the first version or the newest. */
const addProcess = (secondsAgo: number, version: 'old' | 'newest') =>
  database.query(
    `INSERT INTO running_process SELECT gen_random_uuid(), 'web', at, at, $2::bigint
     FROM (SELECT now() - make_interval(secs => $1)) one (at)`,
    [secondsAgo, version === 'old' ? 0 : 1_000_000],
  )

let made = 0
let slug: string
beforeEach(async () => {
  slug = `prova-${made++}`
  await addPerson(slug)
})
afterEach(() => database.query('DELETE FROM running_process'))

test('a defender is taken down and shown again, and each may be repeated', async () => {
  await addProcess(0, 'newest')
  const down = await run(takeDown, slug)
  expect(down.output).toMatch(/is taken down\.\nWeb process [0-9a-f]{8}: its pages are new since/)
  expect(down.code).toBe(0)
  expect(await visibilityOf(slug)).toBe('taken_down')
  const again = await run(takeDown, slug)
  expect(again).toMatchObject({ code: 0, output: expect.stringContaining('was taken down before') })

  const shown = await run(show, slug)
  expect(shown).toMatchObject({ code: 0, output: expect.stringContaining('is shown again') })
  expect(await visibilityOf(slug)).toBe('public')
  const twice = await run(show, slug)
  expect(twice).toMatchObject({ code: 0, output: expect.stringContaining('is public already') })
})

test('a sample is taken down like anybody', async () => {
  await addPerson(`${slug}-sample`, { sample: true })
  expect((await run(takeDown, `${slug}-sample`)).code).toBe(0)
  expect(await visibilityOf(`${slug}-sample`)).toBe('taken_down')
})

test('where no web process runs it says so', async () => {
  const { code, output } = await run(takeDown, slug)
  expect(output).toContain('No web process runs')
  expect(code).toBe(0)
})

test('a process that is silent is named, with the time from which it shows nothing', async () => {
  await addProcess(60, 'old')
  // A process that is silent for longer shows nothing any more, so nobody waits for it.
  await addProcess(600, 'old')
  const { code, output } = await run(takeDown, slug)
  const [row] = await database.query<{ since: string; dark: string }>(
    `SELECT to_char(max(reported_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS since,
       to_char((max(reported_at) + interval '305 seconds') AT TIME ZONE 'UTC',
         'YYYY-MM-DD HH24:MI:SS') AS dark
     FROM running_process`,
  )
  expect(output.match(/not heard from since (.*) UTC\. If.* until (.*) UTC, /)?.slice(1)).toEqual([
    row?.since,
    row?.dark,
  ])
  expect(output.match(/Web process/g)).toHaveLength(1)
  expect(code).toBe(2)
})

test.each([
  ['take-down', takeDown],
  ['show', show],
])('%s of nobody, and of a draft, changes nothing', async (_name, command) => {
  const nobody = await run(command, 'nobody-here')
  expect(nobody.output).toContain('There is no defender at nobody-here')
  await addPerson(`${slug}-draft`, { visibility: 'draft' })
  const draft = await run(command, `${slug}-draft`)
  expect(draft.output).toMatch(/is a draft|never public/)
  expect([nobody.code, draft.code]).toEqual([1, 1])
  expect(await visibilityOf(`${slug}-draft`)).toBe('draft')
})

// Each test starts the command as an operator does, which is slow on a busy machine.
describe('at the terminal', { timeout: 300_000 }, () => {
  const altaveu = (...args: string[]) =>
    startCommand(args, { DATABASE_URL: database.url, DATA_DIR: folder })

  test('killed between its commit and its report it leaves the person down, and can be repeated', async () => {
    await addProcess(60, 'old')
    const { child, ended } = altaveu('take-down', slug)
    const isDown = async () => (await visibilityOf(slug)) === 'taken_down'
    await eventually('the commit', isDown, 200_000)
    child.kill('SIGKILL')
    expect((await ended).output).not.toContain('not heard from')
    expect(await isDown()).toBe(true)
    await database.query('DELETE FROM running_process')
    expect((await run(takeDown, slug)).code).toBe(0)
  })

  test.each(['take-down', 'show'])('%s --help says what it does', async (command) => {
    const { code, output } = await altaveu(command, '--help').ended
    expect(output).toMatch(/silent[\s\S]*Exit code/)
    expect(code).toBe(0)
  })
})
