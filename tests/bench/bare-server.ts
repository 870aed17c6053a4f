import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The one answer of a bare server, from memory, whatever the request. */
export type BareAnswer = {
  status: number
  /** Names and values in turn. */
  headers: string[]
  /** Base64. */
  body: string
}

/**
 * The upper bound for a stored page: Node's own server, which inspects nothing and sends the same
 * status, headers and bytes.
 */
process.once('message', ({ status, headers, body }: BareAnswer) => {
  const bytes = Buffer.from(body, 'base64')
  const server = createServer((_request, response) => {
    response.writeHead(status, headers)
    response.end(bytes)
  })
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ ready: (server.address() as AddressInfo).port })
  })
})
process.on('disconnect', () => process.exit())
