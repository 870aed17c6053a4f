import { type Finding, note, ok } from '@/commands/doctor/finding'
import { isLoopback, type Settings } from '@/lib/platform/settings'
import type { DatabaseAddress } from '@/lib/platform/settings/database-address'

/** What the connections to the database of DATABASE_URL protect from, and from what they do not. */
export function checkConnection({ database, roleDatabases }: Settings): Finding[] {
  const addresses = { DATABASE_URL: database, ...namesOf(roleDatabases) }
  const found = Object.entries(addresses).flatMap(([name, address]) =>
    address ? weaknessOf(name, address) : [],
  )
  if (found.length > 0 || !database) return found
  return [ok('Connection: to this machine, or encrypted to a server whose certificate is verified')]
}

const namesOf = ({ web, worker }: Settings['roleDatabases']) => ({
  WEB_DATABASE_URL: web,
  WORKER_DATABASE_URL: worker,
})

function weaknessOf(name: string, { host, sslmode }: DatabaseAddress): Finding[] {
  if (isLoopback(host) || sslmode === 'verify-full') return []
  const todo = `put ?sslmode=verify-full into ${name}; a private authority's certificate goes into NODE_EXTRA_CA_CERTS`
  return [
    sslmode === 'require'
      ? note(
          `Connection: ${name} has sslmode=require, which encrypts and does not verify who answers`,
          `whoever can redirect the connection reads all of it, the password included: ${todo}`,
        )
      : note(
          `Connection: ${name} is not encrypted, and its server is not this machine`,
          `whoever is on the way reads all of it: ${todo}`,
        ),
  ]
}
