import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'
import { askNext, type NextHandler } from '@/server/next/ask-next'

const question = {
  method: 'POST',
  url: '/x?a=1',
  headers: { 'content-type': 'text/plain' },
  request: { id: 'a-request', submitted: true, address: { token: 'abc' } },
} as const

test('the application reads the request as if it came from a client, and only what was handed on', async () => {
  const handler: NextHandler = async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method, url, headers, rawHeaders } = request
    const { remoteAddress = null } = request.socket
    const body = Buffer.concat(chunks).toString()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ method, url, headers, rawHeaders, remoteAddress, body }))
  }
  const answer = await askNext(handler, { ...question, body: Buffer.from('hello é') })
  expect(JSON.parse(answer.body.toString())).toEqual({
    method: 'POST',
    url: '/x?a=1',
    headers: { 'content-type': 'text/plain', 'content-length': '8' },
    rawHeaders: ['content-type', 'text/plain', 'content-length', '8'],
    remoteAddress: null,
    body: 'hello é',
  })
})

test('a streamed answer is gathered whole, with the status and headers of its head', async () => {
  const answer = await askNext(async (_, response) => {
    response.writeHead(303, { location: '/y', 'set-cookie': ['a=1', 'b=2'] })
    response.flushHeaders()
    Readable.from(['one ', Buffer.from('two '), 'three']).pipe(response)
  }, question)
  expect(answer.status).toBe(303)
  expect(answer.headers).toMatchObject({ location: '/y', 'set-cookie': ['a=1', 'b=2'] })
  expect(answer.body.toString()).toBe('one two three')
})

test('an application that breaks down, at once or half-way, is a fault and no answer', async () => {
  const atOnce = askNext(async () => {
    throw new Error('at once')
  }, question)
  await expect(atOnce).rejects.toThrow('at once')
  const halfWay = askNext(async (_, response) => {
    response.write('half')
    response.destroy()
  }, question)
  await expect(halfWay).rejects.toThrow()
})

test('the application learns of the request beside it, and sets the status of its page', async () => {
  const respond: NextHandler = async (_, response) => {
    await new Promise((resolve) => setImmediate(resolve))
    setAnswerStatus(422)
    response.end(JSON.stringify(currentRequest()))
  }
  const other = { ...question, request: { id: 'another', submitted: false, address: {} } } as const
  const answers = await Promise.all([askNext(respond, question), askNext(respond, other)])
  expect(answers.map(({ body }) => JSON.parse(body.toString()))).toEqual([
    question.request,
    other.request,
  ])
  expect(answers.map(({ pageStatus }) => pageStatus)).toEqual([422, 422])
  const silent = await askNext(async (_, response) => void response.end(), question)
  expect(silent.pageStatus).toBeUndefined()
})
