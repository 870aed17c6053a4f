import type { Address } from '@/server/addresses'
import { type HttpExchange, responseFormatFor } from '@/server/http-exchange'
import { refusal } from '@/server/refusals/refusal'
import { sendAndClose } from '@/server/send'
import type { Site } from '@/server/site'

/** Answers `OPTIONS`. */
export function answerOptions(
  site: Site,
  { response }: HttpExchange,
  methods: readonly string[],
): void {
  const headers = ['Allow', allowedMethods(methods), 'Cache-Control', 'no-store']
  response.writeHead(204, [...headers, ...site.headers]).end()
}

export async function refuseMethod(
  site: Site,
  exchange: HttpExchange,
  methods: readonly string[],
  kind?: Address['kind'],
): Promise<void> {
  const format = responseFormatFor(exchange, kind)
  const document = refusal(405, format, site.headers, ['Allow', allowedMethods(methods)])
  return sendAndClose(exchange, document)
}

/** An address that allows GET allows HEAD as well. */
export function allowedMethods(methods: readonly string[]): string {
  return methods
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .concat('OPTIONS')
    .join(', ')
}
