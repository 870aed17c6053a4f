import { checkLayers } from '@/commands/checks/check-layers'
import { runTool } from '@/commands/checks/run-tool'
import { type Step, toolStep } from '@/commands/checks/step'

const tsc = toolStep('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.'])

/** Next writes the types of its pages and of imported files; a fresh clone does not have them. */
const types: Step = {
  name: 'types',
  async run(options) {
    const { code, output } = await runTool('next/dist/bin/next', ['typegen'], options)
    return code === 0 ? tsc.run(options) : { passed: 0, failed: 1, report: output }
  },
}

/** The checks of the sources that run none of them. */
export const staticChecks: readonly Step[] = [
  types,
  toolStep('lint', '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
  { name: 'layers', run: () => checkLayers() },
  toolStep('dead code', 'knip/bin/knip.js', ['--no-progress']),
]
