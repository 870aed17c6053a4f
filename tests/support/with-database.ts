import type { TestProject } from 'vitest/node'
import { startTestCluster, type TestCluster } from '@/tests/support/cluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster in which each test file gets a database of its own. */
    clusterUrl: string
  }
}

/** One cluster a run, however many projects ask for it. */
const shared = globalThis as { altaveuTestCluster?: Promise<TestCluster> }

export async function setup(project: TestProject): Promise<void> {
  shared.altaveuTestCluster ??= startTestCluster({ durable: false })
  const { url } = await shared.altaveuTestCluster
  project.provide('clusterUrl', url)
}

export async function teardown(): Promise<void> {
  const cluster = await shared.altaveuTestCluster
  delete shared.altaveuTestCluster
  await cluster?.end()
}
