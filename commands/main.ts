import { Command } from 'commander'
import type { BackupOptions } from '@/commands/backup'
import { defineStaffCommands } from '@/commands/define-staff-commands'
import type { RestoreOptions } from '@/commands/restore'
import { printLine, Refusal } from '@/commands/runtime/steps'
import { SettingsError } from '@/lib/platform/settings'

// The channel to scripts/run.mjs closes when that process ends for any reason: then this one ends
// as if it had been asked to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

const program = new Command('npm run')
  .description('The commands of Altaveu. After "npm run COMMAND", arguments follow "--".')
  .helpCommand(false)

program
  .command('start')
  .description('start everything: database, site and worker')
  .action(async () => {
    const { start } = await import('@/commands/start')
    process.exitCode = await start({ dev: false })
  })

program
  .command('dev')
  .description('the same services, with hot reload')
  .action(async () => {
    const { dev } = await import('@/commands/dev')
    process.exitCode = await dev()
  })

program
  .command('test')
  .description('run everything that proves Altaveu, or what matches the patterns')
  .argument('[patterns...]', 'parts of the names of tests or their files')
  .action(async (patterns: string[]) => {
    const { runTests } = await import('@/commands/test')
    process.exitCode = await runTests(patterns)
  })

program
  .command('bench')
  .description('measure, as a table and as bench-results.json')
  .action(async () => {
    const { runBench } = await import('@/commands/bench')
    process.exitCode = await runBench()
  })

program
  .command('lighthouse')
  .description('let Lighthouse judge a page of each kind, or those that match the patterns')
  .argument('[patterns...]', 'parts of the names of pages')
  .action(async (patterns: string[]) => {
    const { runLighthouse } = await import('@/commands/lighthouse')
    process.exitCode = await runLighthouse(patterns)
  })

program
  .command('pictures')
  .description('take a picture of each kind of page, into .pictures/')
  .option('--docs', 'write those anew that the documentation shows, too')
  .action(async ({ docs = false }: { docs?: boolean }) => {
    const { takePictures } = await import('@/commands/pictures')
    process.exitCode = await takePictures({ docs })
  })

const altaveu = program.command('altaveu').description("the operator's command line")

altaveu
  .command('demo')
  .description('the sample campaigns')
  .command('remove')
  .description('take the sample campaigns off the site and out of the database')
  .action(async () => {
    const { withDatabase } = await import('@/commands/runtime/with-database')
    const { demoRemove } = await import('@/commands/demo-remove')
    await withDatabase(demoRemove)
  })

const afterTakeDown = `
Says of each web process when it has dropped its pages, and of one that is silent until when it may
still show them (5 minutes after it last asked for changes). May be repeated, also after an
interruption. Exit code: 0 done everywhere; 1 nobody of that address, or never public; 2 done, and a
web process is silent.`

const afterBackup = `
Takes the database as it is at the end of the copy, whatever is written meanwhile, and photos in
DATA_DIR; not the local mailbox, logs and pages. The file is there whole or not at all, readable by its
owner alone, and can be opened with age and tar as well. Each takes the place of the one before at its
path. Backups that were made here and are older than 30 days are deleted, since what people had erased
is still in them.`

const afterRestore = `
Refuses a folder that is not empty, and a backup that is cut off, of other keys, older than 30 days or of
a newer release; then nothing is there. Checks figures, tally and versions, and opens a seal with the
keys. Until "altaveu resume" no letter goes out, no page is shown and nothing is deleted.`

const afterDrill = `
For some seconds the public site shows a person who says that they do not exist. Measured are what each
web process finds at its own addresses of every kind, and what anybody gets at APP_URL. The report is kept
in DATA_DIR/drills, and the person removed. Exit code: 0 gone everywhere within 5 s, else 1.`

altaveu
  .command('take-down')
  .description('take a defender off the public web, within seconds')
  .argument('<slug>', "the last part of their profile's address")
  .addHelpText('after', afterTakeDown)
  .action(async (slug: string) => {
    const { withDatabase } = await import('@/commands/runtime/with-database')
    const { takeDown } = await import('@/commands/take-down')
    await withDatabase(async () => {
      process.exitCode = await takeDown(slug)
    })
  })

altaveu
  .command('show')
  .description('show a defender again who was taken down')
  .argument('<slug>', "the last part of their profile's address")
  .addHelpText('after', afterTakeDown)
  .action(async (slug: string) => {
    const { withDatabase } = await import('@/commands/runtime/with-database')
    const { show } = await import('@/commands/show')
    await withDatabase(async () => {
      process.exitCode = await show(slug)
    })
  })

defineStaffCommands(altaveu)

altaveu
  .command('database')
  .description('the database of DATABASE_URL')
  .command('roles')
  .description('make the plain roles of web and worker, and print the settings that use them')
  .action(async () => {
    const { databaseRoles } = await import('@/commands/database-roles')
    await databaseRoles()
  })

const collect = (value: string, before: string[]) => [...before, value]

altaveu
  .command('backup')
  .description('write the embedded database, while it runs or not, into one encrypted file')
  .argument('<file>', 'where to; in a folder it gets a name with the time')
  .requiredOption('--keys <file>', 'where the keys go: apart, encrypted too')
  .option('--recipient <age1…>', 'whom it is encrypted to (several may be named)', collect, [])
  .option('--keep-days <days>', 'delete the backups made here that are older (30, and no more)')
  .addHelpText('after', afterBackup)
  .action(async (file: string, options: BackupOptions) => {
    const { backup } = await import('@/commands/backup')
    await backup(file, options)
  })

altaveu
  .command('backup-identity')
  .description('make the pair of keys that backups are encrypted to and opened with')
  .argument('<file>', 'where the identity goes, which opens them')
  .action(async (file: string) => {
    const { backupIdentity } = await import('@/commands/backup-identity')
    await backupIdentity(file)
  })

altaveu
  .command('restore')
  .description('bring a backup back into an empty DATA_DIR, and hold all that follows by itself')
  .argument('<file>', 'the backup')
  .requiredOption('--keys <file>', 'the file of keys that was written with it')
  .option('--identity <file>', 'the identity of a recipient (several may be named)', collect, [])
  .addHelpText('after', afterRestore)
  .action(async (file: string, options: RestoreOptions) => {
    const { restore } = await import('@/commands/restore')
    await restore(file, options)
  })

altaveu
  .command('resume')
  .description('let letters and due acts of a restored installation go on')
  .action(async () => {
    const { withDatabase } = await import('@/commands/runtime/with-database')
    const { resume } = await import('@/commands/resume')
    await withDatabase(async () => {
      process.exitCode = await resume()
    })
  })

altaveu
  .command('drill')
  .description('rehearse a take-down: publish a fictional person, take them down, and measure')
  .option('--restart', 'then end each web process, and look again once it has started anew')
  .addHelpText('after', afterDrill)
  .action(async (options: { restart?: boolean }) => {
    const { withDatabase } = await import('@/commands/runtime/with-database')
    const { drill } = await import('@/commands/drill')
    await withDatabase(async () => {
      process.exitCode = await drill(options)
    })
  })

altaveu
  .command('doctor')
  .description('look whether all is well, and say what to do where it is not (exit code 1)')
  .addHelpText(
    'after',
    `
Looks at settings, keys, disk and database, at the mail that waits and how letters ended in the last
7 days, and for anything that is kept past its term. Changes nothing but, where the embedded database
is not running, starting it for as long as it looks (which applies migrations that are not yet).
Prints no personal data.`,
  )
  .action(async () => {
    const { doctor } = await import('@/commands/doctor')
    process.exitCode = await doctor()
  })

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Refusal || error instanceof SettingsError)) throw error
  printLine(error.message)
  process.exitCode = 1
}
// The command exits even if a library still holds something open (idle connections, timers).
process.exit()
