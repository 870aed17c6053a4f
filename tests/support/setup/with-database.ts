import type { TestProject } from 'vitest/node'
import { startTestCluster } from '@/tests/support/cluster'
import { sharedByProjects } from '@/tests/support/setup/shared-by-projects'

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster in which each installation gets a database of its own. */
    clusterUrl: string
  }
}

const cluster = sharedByProjects(
  'cluster',
  () => startTestCluster({ durable: false }),
  (started) => started.end(),
)

export const setup = (project: TestProject) =>
  cluster.setup(({ url }) => project.provide('clusterUrl', url))

export const { teardown } = cluster
