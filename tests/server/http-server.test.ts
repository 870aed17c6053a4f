import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { type ConnectionLimits, connectionLimits, openFilesLimit } from '@/server/connections'
import { makeHttpServer } from '@/server/http-server'
import { eventually } from '@/tests/support/eventually'

const many = 200
const plenty = { total: 1_000, perNetwork: 1_000 }
const opened: { server: Server; sockets: Socket[] }[] = []

afterAll(async () => {
  for (const { server, sockets } of opened.splice(0)) {
    for (const socket of sockets) socket.destroy()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

type Answer = (request: IncomingMessage, response: ServerResponse, refused: boolean) => void

const answerAtOnce: Answer = (_request, response, refused) => {
  response.writeHead(refused ? 503 : 200, refused ? { connection: 'close' } : {}).end('answer')
}

/** A server, and clients that never close a connection by themselves. */
async function serve(limits: ConnectionLimits = plenty, answer: Answer = answerAtOnce) {
  const server = makeHttpServer({ answer, headers: [], limits, headersWithin: 1_000 })
  const sockets: Socket[] = []
  opened.push({ server, sockets })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo

  async function open(bytes: string, localAddress = '127.0.0.1'): Promise<Client> {
    const socket = connect({ port, host: '127.0.0.1', localAddress, allowHalfOpen: true })
    sockets.push(socket)
    const client: Client = { socket, got: '' }
    socket.on('data', (chunk: Buffer) => {
      client.got += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    await new Promise<void>((done) => socket.once('connect', () => done()))
    socket.write(bytes)
    return client
  }

  const openMany = (count: number, bytes: string, localAddress?: string) =>
    Promise.all(Array.from({ length: count }, () => open(bytes, localAddress)))
  const held = () =>
    new Promise<number>((done, fail) =>
      server.getConnections((error, count) => (error ? fail(error) : done(count))),
    )
  return { open, openMany, held }
}

type Client = { socket: Socket; got: string }

const sound = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
const answered = (client: Client) => eventually('an answer', () => client.got.length > 0)
const statusOf = async (client: Client) => {
  await answered(client)
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(client.got)?.[1])
}

describe.concurrent('a connection that was answered without a request is given up, whether or not its client closes', () => {
  test.each([
    ['what is no HTTP', 'EHLO example.org\r\n\r\n', 400],
    ['headers that never end', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 408],
    ['nothing at all', '', 408],
    ['headers past all measure', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n', 405],
  ])('%s', async (_, bytes, status) => {
    const { openMany, held } = await serve()
    const clients = await openMany(many, bytes)
    for (const client of clients) expect(await statusOf(client)).toBe(status)
    await eventually('no connection held', async () => (await held()) === 0)
  })

  test('one that reads nothing either', async () => {
    const { open, held } = await serve()
    const { socket } = await open('EHLO example.org\r\n\r\n')
    socket.pause()
    await eventually('no connection held', async () => (await held()) === 0)
  })
})

describe.concurrent('connections past a bound', () => {
  test('take the place of the one that has been idle for longest', async () => {
    const { open, held } = await serve({ total: 50, perNetwork: 50 })
    const idle: Client[] = []
    for (let each = 0; each < 50; each++) {
      const client = await open(sound)
      expect(await statusOf(client)).toBe(200)
      idle.push(client)
    }
    for (let each = 0; each < 10; each++) expect(await statusOf(await open(sound))).toBe(200)
    await eventually('no more than the bound', async () => (await held()) <= 50)
    const closed = () => idle.map(({ socket }) => socket.readableEnded || socket.destroyed)
    await eventually('ten closed', () => closed().filter(Boolean).length === 10)
    expect(closed().indexOf(false)).toBe(10)
  })

  test('of silent clients keep nobody out who asks', async () => {
    const { openMany, open } = await serve({ total: 50, perNetwork: 50 })
    void openMany(many, 'GET / HTTP/1.1\r\nX-Slow: ')
    for (let each = 0; each < 20; each++) expect(await statusOf(await open(sound))).toBe(200)
  })

  /** Answers nobody whose connection was let in before `end`; says how many wait. */
  function makeSlowAnswer() {
    const ended = Promise.withResolvers<void>()
    let waiting = 0
    const answer: Answer = async (request, response, refused) => {
      if (!refused && request.url === '/slow') {
        waiting++
        await ended.promise
      }
      answerAtOnce(request, response, refused)
    }
    const waits = (count: number) => eventually(`${count} waiting`, () => waiting === count)
    return { answer, waits, end: ended.resolve }
  }
  const slow = 'GET /slow HTTP/1.1\r\nHost: x\r\n\r\n'

  test('of one network keep no other network out', async () => {
    const { answer, waits, end } = makeSlowAnswer()
    const { openMany, open } = await serve({ total: 60, perNetwork: 30 }, answer)
    const busy = await openMany(30, slow)
    await waits(30)
    expect(await statusOf(await open(sound))).toBe(503)
    expect(await statusOf(await open(sound, '127.0.1.1'))).toBe(200)
    end()
    for (const client of busy) expect(await statusOf(client)).toBe(200)
    expect(await statusOf(await open(sound))).toBe(200)
  })

  test('are told so in an answer, and closed, where every other one is being answered', async () => {
    const { answer, waits } = makeSlowAnswer()
    const { openMany, held } = await serve({ total: 20, perNetwork: 20 }, answer)
    await openMany(20, slow)
    await waits(20)
    for (const client of await openMany(40, sound)) expect(await statusOf(client)).toBe(503)
    await eventually('no more than the bound', async () => (await held()) <= 20)
  })

  test('that say nothing are closed soon', async () => {
    const { answer, waits } = makeSlowAnswer()
    const { openMany, held } = await serve({ total: 20, perNetwork: 20 }, answer)
    await openMany(20, slow)
    await waits(20)
    await openMany(20, '')
    await eventually('no more than the bound', async () => (await held()) <= 20)
  })
})

describe('the limits of connections', () => {
  test.each([
    ['leave room for files and the database', 1_024, 0, { total: 768, perNetwork: 384 }],
    ['do not grow for ever', 1_000_000, 0, { total: 8_192, perNetwork: 4_096 }],
    ['know that a proxy is one network', 1_024, 1, { total: 768, perNetwork: 768 }],
    ['let somebody in even so', 100, 0, { total: 64, perNetwork: 32 }],
  ])('%s', (_, openFiles, hops, limits) =>
    expect(connectionLimits(openFiles, hops)).toEqual(limits),
  )

  test('go by what this process may open', () => expect(openFilesLimit()).toBeGreaterThan(0))
})
