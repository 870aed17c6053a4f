import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { root } from '@/tests/support/root'
import { sharedByProjects } from '@/tests/support/setup/shared-by-projects'
import { type TemporaryFolder, temporaryFolder } from '@/tests/support/temporary-folder'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests' Chromium was unpacked, with the libraries and fonts it brings. */
    browserFolder: string
  }
}

const unpack = `
  const { default: chromium } = await import('@sparticuz/chromium')
  chromium.setGraphicsMode = false
  await chromium.executablePath()
`

/**
 * Chromium unpacked into a folder of this run's own: the package takes whatever it finds in the
 * temporary folder for its own, and brings its system libraries only where it believes itself in
 * a Lambda.
 */
const browser = sharedByProjects('browser', unpackBrowser, (folder) => folder.remove())

export const setup = (project: TestProject) =>
  browser.setup(({ path }) => project.provide('browserFolder', path))

export const { teardown } = browser

/** Unpacks Chromium for a caller that is no test run: the folder is the caller's to remove. */
export async function unpackBrowser(): Promise<TemporaryFolder> {
  const folder = temporaryFolder('browser')
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOME: folder.path,
      TMPDIR: folder.path,
      AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    },
  })
  writeFileSync(join(folder.path, 'fonts/fonts.conf'), fontsOf(folder.path))
  return folder
}

/**
 * The font that the package brings, and no other, so that pages look the same everywhere. Its own
 * list names folders of a Lambda, and without any font Chromium dies at the first field of a form.
 */
function fontsOf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`
}

/** The environment that Chromium needs to run from such a folder. */
export function browserEnvironment(folder: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    TMPDIR: folder,
    FONTCONFIG_PATH: join(folder, 'fonts'),
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
  }
}
