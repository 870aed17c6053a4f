import { existsSync } from 'node:fs'
import { cruise, type IReporterOutput, type IViolation } from 'dependency-cruiser'
import { layerRules } from '@/commands/checks/layer-rules'
import { root } from '@/commands/checks/run-tool'
import type { Outcome } from '@/commands/checks/step'

const folders = ['app', 'components', 'lib', 'server', 'worker', 'commands', 'prisma', 'tests']

/**
 * Checks which modules import which. dependency-cruiser cannot parse with TypeScript 7 and does not
 * report it, so it parses with swc, and a run that read no file counts as a failure.
 */
export async function checkLayers({ house = root }: { house?: string } = {}): Promise<Outcome> {
  const { output } = await cruise(
    folders.filter((folder) => existsSync(`${house}/${folder}`)),
    {
      baseDir: house,
      parser: 'swc',
      validate: true,
      ruleSet: { forbidden: layerRules },
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^lib/platform/generated' },
    },
    {
      alias: { '@': house },
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  )
  const complaints = complaintsOf(output)
  return complaints.length === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, report: complaints.join('\n') }
}

function complaintsOf(output: IReporterOutput['output']): string[] {
  if (typeof output === 'string') return [output]
  if (output.summary.totalCruised === 0) return ['No module was read']
  return output.summary.violations.map(inWords)
}

function inWords({ rule, from, to, cycle, via }: IViolation): string {
  const steps = cycle ?? via
  const way = steps ? steps.map((step) => step.name).join(' → ') : to
  return `${rule.name}: ${from} → ${way}`
}
