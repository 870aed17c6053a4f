import type { Command } from 'commander'

/** Runs what a file of commands exports against the installation's database, for its exit code. */
async function run(act: () => Promise<number>): Promise<void> {
  const { withDatabase } = await import('@/commands/runtime/with-database')
  await withDatabase(async () => {
    process.exitCode = await act()
  })
}

const afterInvite = `
The letter leads to a page whose button signs in, once and within ten minutes; that page also sends a
new link. Whoever signs in for the first time adds a second factor. With --print-link no letter goes
out. Somebody who is on the staff already gets the role that is given. A new administrator agrees to
nothing for 7 days, unless there was none before. Exit code: 0 done; 1 what was typed cannot be.`

/** The commands by which the operator says who is on the staff. */
export function defineStaffCommands(altaveu: Command): void {
  const staff = altaveu.command('staff').description('who gets into the workspace')

  staff
    .command('invite')
    .description('invite somebody to the staff, by letter')
    .argument('<email>', 'their e-mail address')
    .requiredOption('--role <role>', 'editor, campaigner or administrator')
    .option('--locale <locale>', 'the language of their letters and pages: ca, es or en', 'ca')
    .option('--print-link', 'print the link here instead of sending it')
    .addHelpText('after', afterInvite)
    .action(async (email: string, options) => {
      const { staffInvite } = await import('@/commands/staff-invite')
      await run(() => staffInvite(email, options))
    })

  staff
    .command('list')
    .description('who is on the staff, with their role and second factor')
    .addHelpText('after', '\nPrints addresses: they are personal data. Exit code: 0.')
    .action(async () => {
      const { staffList } = await import('@/commands/staff-list')
      await run(staffList)
    })

  staff
    .command('end')
    .description("end somebody's time on the staff")
    .argument('<email>', 'their e-mail address')
    .addHelpText(
      'after',
      '\nAll their sessions and links end at once; what they did stays in the log. The last administrator can\nbe ended here alone. Exit code: 0 done; 1 nobody of that address.',
    )
    .action(async (email: string) => {
      const { staffEnd } = await import('@/commands/staff-member-acts')
      await run(() => staffEnd(email))
    })

  staff
    .command('reset-second-factor')
    .description('let somebody who has lost their second factor add a new one')
    .argument('<email>', 'their e-mail address')
    .addHelpText(
      'after',
      '\nTheir passkeys, app and recovery codes are deleted, their sessions end, and a letter tells them; all\nadministrators too where they are one, who then agrees to nothing for 7 days. Make sure in person that\nit is they who ask. Exit code: 0 done; 1 nobody of that address.',
    )
    .action(async (email: string) => {
      const { staffResetSecondFactor } = await import('@/commands/staff-member-acts')
      await run(() => staffResetSecondFactor(email))
    })

  for (const act of ['lock', 'unlock'] as const) {
    staff
      .command(act)
      .description(`${act} the workspace`)
      .addHelpText(
        'after',
        '\nWhile it is locked nobody gets in; all sessions have ended. Any member can lock it too, only this\ncommand unlocks it. The public site goes on. Exit code: 0.',
      )
      .action(async () => {
        const { staffLock } = await import('@/commands/staff-lock')
        await run(() => staffLock(act))
      })
  }
}
