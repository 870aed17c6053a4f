import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The account that PostgreSQL runs as, if it is not this process's own. */
export type Account = { uid: number; gid: number }

/**
 * The account for PostgreSQL, which refuses to run as root: under root the owner of the cluster,
 * else the account `postgres`, else `nobody` (no account is made on anybody's machine). Otherwise
 * `undefined`: this process's own.
 */
export function postgresAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = named('postgres') ?? named('nobody')
  if (account) return account
  throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor nobody')
}

function named(name: string): Account | undefined {
  try {
    const id = (flag: string) =>
      Number(
        execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      )
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** A program with its arguments, and the account that it is started as. */
export type Launch = { file: string; args: string[]; as: Partial<Account> }

/**
 * The way to start one of PostgreSQL's programs: through `setpriv` where it exists, so that the
 * program stops (SIGINT: a fast shutdown) when this process dies for any reason. A checkout below a
 * folder that the account may not enter (`/root`, `mktemp -d`) is reached by granting it one
 * capability.
 */
export function launch(
  account: Account | undefined,
  file: string,
  args: string[],
  reaches: string[],
): Launch {
  const blocked = account ? reaches.find((path) => !mayReach(path, account)) : undefined
  const setpriv = hasSetpriv()
  if (blocked !== undefined && !setpriv) throw new Error(cannotReach(blocked))
  if (!setpriv) return { file, args, as: account ?? {} }
  const change = account
    ? ['--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups']
    : []
  const capabilityArgs = blocked === undefined ? [] : grantPathCapability(blocked)
  return {
    file: 'setpriv',
    args: [...change, ...capabilityArgs, '--pdeathsig', 'INT', file, ...args],
    as: {},
  }
}

let setprivFound: boolean | undefined
function hasSetpriv(): boolean {
  try {
    setprivFound ??= execFileSync('setpriv', ['--help'], { encoding: 'utf8' }).includes(
      '--pdeathsig',
    )
  } catch {
    setprivFound = false
  }
  return setprivFound
}

/**
 * The capability to read past permissions is enough; containers mostly hold only the wider one to
 * override them.
 */
function grantPathCapability(blocked: string): string[] {
  const held = BigInt(
    `0x${/^CapBnd:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0}`,
  )
  const capability = [
    { name: 'dac_read_search', bit: 2n },
    { name: 'dac_override', bit: 1n },
  ].find(({ bit }) => (held >> bit) & 1n)
  if (!capability) throw new Error(cannotReach(blocked))
  const { name } = capability
  // Without the secure bit, access(2), by which initdb looks for its programs, would not see it.
  return [`--inh-caps=+${name}`, `--ambient-caps=+${name}`, '--securebits=+no_setuid_fixup']
}

function cannotReach(path: string): string {
  return (
    `PostgreSQL cannot run as root, and the user it would run as may not enter ${path}: ` +
    'run as another user, move the checkout or DATA_DIR elsewhere, or set DATABASE_URL'
  )
}

function mayReach(path: string, account: Account): boolean {
  const real = realpathSync(path)
  if (!allows(real, account, 4)) return false
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if (!allows(folder, account, 1)) return false
    if (folder === dirname(folder)) return true
  }
}

function allows(path: string, { uid, gid }: Account, right: number): boolean {
  const { mode, uid: owner, gid: group } = statSync(path)
  const shift = owner === uid ? 6 : group === gid ? 3 : 0
  return ((mode >> shift) & right) === right
}
