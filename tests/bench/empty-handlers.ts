import type { Replaced } from '@/tests/bench/site-copy'

/**
 * The upper bound for acts: the same site, whose handlers that sign and confirm only answer as the
 * real ones do. `targets`: the addresses that a form's action redirects to.
 */
export function emptyHandlers(targets: { signed: string; confirmed: string }): Replaced {
  return {
    'app/api/campaigns/[slug]/signatures/route.ts': () => emptyRoute,
    'app/[locale]/campaigns/[slug]/actions.ts': (source) => emptyActions(source, targets.signed),
    'app/[locale]/confirm/[token]/actions.ts': (source) => emptyActions(source, targets.confirmed),
  }
}

const emptyRoute = `
export const dynamic = 'force-dynamic'
export function POST() {
  return Response.json(
    { status: 'check-your-inbox' },
    { status: 202, headers: { 'cache-control': 'no-store' } },
  )
}
`

/** Actions of the same names that only redirect. */
function emptyActions(source: string, target: string): string {
  const names = [...source.matchAll(/export async function (\w+)/g)].map(([, name]) => name)
  if (names.length === 0) throw new Error('No action is exported where one was expected')
  const actions = names.map(
    (name) => `export async function ${name}() { return redirect(${JSON.stringify(target)}) }`,
  )
  const head = ["'use server'", "import { redirect } from 'next/navigation'"]
  return [...head, ...actions, ''].join('\n')
}
