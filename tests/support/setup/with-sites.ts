import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { cloneDatabase } from '@/tests/support/database'
import { makeInstallation } from '@/tests/support/installation'
import { sharedByProjects } from '@/tests/support/setup/shared-by-projects'
import { type OwnSite, startSite } from '@/tests/support/site'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address at which a test file asks for the running site of its vitest worker. */
    sitesUrl: string
  }
}

/** The facts that a file gets about the site that it may use. */
export type SharedSite = { origin: string; databaseUrl: string; folder: string }

type Running = { shared: SharedSite; site: OwnSite; remove(): Promise<void> }

const sites = sharedByProjects('sites', serveSites, ({ end }) => end())

export const setup = (project: TestProject) =>
  sites.setup(({ url }) => project.provide('sitesUrl', url))

export const { teardown } = sites

/**
 * Sites that files use one after the other: one for each vitest worker, started when first asked
 * for, since two files must never be at one site at the same time. They run in this process's care,
 * so that they outlive the files. `GET /WORKER/site?cluster=URL` answers with a `SharedSite`,
 * `GET /WORKER/log` with all its lines.
 */
async function serveSites(): Promise<{ url: string; end(): Promise<void> }> {
  const running = new Map<string, Promise<Running>>()
  const answer = async (address: URL) => {
    const [, worker = '', what] = address.pathname.split('/')
    if (what === 'log') return (await running.get(worker))?.site.log() ?? []
    const one = running.get(worker) ?? start(address.searchParams.get('cluster') ?? '')
    running.set(worker, one)
    return (await one).shared
  }
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '', 'http://sites')).then(
      (value) => response.end(JSON.stringify(value)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  return {
    url: await listen(server),
    async end() {
      server.close()
      server.closeAllConnections()
      await Promise.all([...running.values()].map(async (one) => (await one).remove()))
    },
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function start(clusterUrl: string): Promise<Running> {
  const database = await cloneDatabase(clusterUrl)
  const installation = await makeInstallation(database)
  const site = await startSite({ installation })
  return {
    shared: { origin: site.origin, databaseUrl: database.url, folder: installation.folder },
    site,
    async remove() {
      await site.kill()
      await installation.remove()
      await database.drop()
    },
  }
}
