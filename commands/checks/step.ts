import { runTool, type ToolOptions } from '@/commands/checks/run-tool'

/** The result of a step of the checks; `report` is shown where something failed. */
export type Outcome = { passed: number; failed: number; report?: string }

export type Step = {
  name: string
  run: (options: ToolOptions) => Promise<Outcome>
}

/** A step that one tool decides: it passes where the tool ends with 0. */
export function toolStep(name: string, script: string, args: string[]): Step {
  return {
    name,
    async run(options) {
      const { code, output } = await runTool(script, args, options)
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, report: output }
    },
  }
}
