import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { rights, type StaffAct } from '@/lib/staff/rights'
import { type StaffRole, staffRoles } from '@/lib/staff/staff-role'
import { root } from '@/tests/support/root'

const { log, shell } = messages.en

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** The document, as the table of rights says it. */
function rightsDocument(): string {
  const acts = Object.keys(rights) as StaffAct[]
  const lines = acts.map((act) => {
    const may = rights[act] as readonly StaffRole[]
    const cells = staffRoles.map((role) => (may.includes(role) ? 'yes' : '–'))
    return row([log.acts[act], `\`${act}\``, ...cells])
  })
  return [
    '# Who may do what',
    '',
    'Made from the table in `lib/staff/rights.ts` by `npx vitest run --project rules tests/rules/rights-document --update`: change the table, not this page. What no role may do, the command line does, which may do all that it offers. A test calls each act with each role.',
    '',
    row(['act', 'in the code', ...staffRoles.map((role) => shell.roles[role])]),
    row(['---', '---', ...staffRoles.map(() => '---')]),
    ...lines,
    '',
  ].join('\n')
}

test('docs/rights.md says what the table of rights does', async () => {
  await expect(rightsDocument()).toMatchFileSnapshot(`${root}/docs/rights.md`)
})
