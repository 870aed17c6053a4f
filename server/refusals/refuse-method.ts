import type { Address } from '@/server/addresses'
import { refusal } from '@/server/refusals/refusal'
import { sendAndClose } from '@/server/send'
import type { Site } from '@/server/site'
import { responseFormatFor, type Visit } from '@/server/visit'

/** Answers `OPTIONS`. */
export function answerOptions(site: Site, { response }: Visit, methods: readonly string[]): void {
  const headers = ['Allow', allowed(methods), 'Cache-Control', 'no-store']
  response.writeHead(204, [...headers, ...site.headers]).end()
}

export async function refuseMethod(
  site: Site,
  visit: Visit,
  methods: readonly string[],
  kind?: Address['kind'],
): Promise<void> {
  const voice = responseFormatFor(visit, kind)
  const document = refusal(405, voice, site.headers, ['Allow', allowed(methods)])
  return sendAndClose(visit, document)
}

/** What reads with GET reads with HEAD as well. */
function allowed(methods: readonly string[]): string {
  return methods
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .concat('OPTIONS')
    .join(', ')
}
