import { buildForTests } from '@/commands/checks/build-step'
import { sharedByProjects } from '@/tests/support/setup/shared-by-projects'

const build = sharedByProjects(
  'build',
  () => buildForTests(new AbortController().signal),
  () => undefined,
)

/** The production build that the tests' sites serve; made anew only where its sources have changed. */
export const setup = () => build.setup(() => undefined)

export const { teardown } = build
