import { defineConfig } from 'vitest/config'

const withDatabase = './tests/support/setup/with-database.ts'
const withBuild = './tests/support/setup/with-build.ts'
const withSites = './tests/support/setup/with-sites.ts'
const withBrowser = './tests/support/setup/with-browser.ts'

const minute = 60_000

/** A project is a depth of the proof; what it needs is started once, and only where one of its tests runs. */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    pool: 'forks',
    maxWorkers: '100%',
    // For what hangs, on however slow a machine: nothing is judged by how long it took.
    testTimeout: 5 * minute,
    hookTimeout: 5 * minute,
    expect: { poll: { timeout: 2 * minute } },
    setupFiles: ['./tests/support/no-console-errors.ts'],
    // What is kept is looked at: none is written but on purpose, with --update.
    update: 'none',
    projects: [
      {
        extends: true,
        test: { name: 'rules', include: ['tests/{rules,server,seed}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'acts',
          include: ['tests/{lib,worker,commands}/**/*.test.ts'],
          globalSetup: [withDatabase],
        },
      },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          globalSetup: [withBuild, withDatabase, withSites],
        },
      },
      {
        extends: true,
        test: {
          name: 'paths',
          include: ['tests/paths/**/*.test.ts'],
          globalSetup: [withBuild, withDatabase, withSites, withBrowser],
        },
      },
      {
        extends: true,
        test: {
          name: 'promises',
          include: ['tests/promises/**/*.test.ts'],
          globalSetup: [withBuild, withDatabase, withSites, withBrowser],
        },
      },
    ],
  },
})
