import type { Hidden } from '@/tests/bench/requests'

/** The hidden fields of the page's form that has an action, as a browser would submit them. */
export async function readHidden(address: string): Promise<Hidden> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}`)
  const page = await response.text()
  const forms = [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find((one) => one.includes('$ACTION'))
  if (!form) throw new Error('No form with an action on the page')
  return [...form.matchAll(/<input\b[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => attribute(input, 'type') === 'hidden')
    .map((input) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? ''] as const)
}

function attribute(element: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1]
  return value?.replace(
    /&(quot|amp|lt|gt|#x27);/g,
    (_whole, entity: string) => entities[entity] ?? '',
  )
}

const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'" }
