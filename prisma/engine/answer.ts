import type { DevDiagnosticInput } from '@prisma/schema-engine-wasm'
import { lastPanic, type OpenEngine } from '@/prisma/engine/open-engine'

type Request = { id: number; method: string; params?: unknown }
type Message = Record<string, unknown>

/** The command line's names of methods that the engine calls otherwise. */
const renamed: Record<string, string> = { getDatabaseVersion: 'version' }

/**
 * These methods ask for a shadow database in a way that the WebAssembly engine lacks. The engine
 * needs none where it knows already what the migrations come to, as it does after `devDiagnostic`.
 */
const replaysMigrations = new Set(['evaluateDataLoss', 'createMigration'])

/**
 * The JSON-RPC messages that answer one request; a fault is an answer too, never an exception. Each
 * request gets an engine of its own, since what one remembers of the migrations is stale once
 * others are applied.
 */
export async function answer(
  { id, method, params }: Request,
  open: () => Promise<OpenEngine>,
): Promise<Message[]> {
  let opened: OpenEngine | undefined
  try {
    opened = await open()
    const { engine } = opened
    if (replaysMigrations.has(method)) await engine.devDiagnostic(params as DevDiagnosticInput)
    const act: unknown = Reflect.get(engine, renamed[method] ?? method)
    if (typeof act !== 'function') throw new Error(`The schema engine cannot ${method}`)
    const result = (await act.call(engine, params)) ?? {}
    return [...printed(method, result), { jsonrpc: '2.0', id, result: withoutMaps(result) }]
  } catch (error) {
    return [
      { jsonrpc: '2.0', id, error: { code: 4466, message: textOf(error), data: data(error) } },
    ]
  } finally {
    await opened?.close()
  }
}

/** The answer that describes the fault of a request. */
export function faultOf(id: number, error: unknown): Message {
  return { jsonrpc: '2.0', id, error: { code: 4466, message: textOf(error), data: data(error) } }
}

/** The native engine prints a difference by a call of its own before it answers. */
function printed(method: string, result: unknown): Message[] {
  if (method !== 'diff' || typeof result !== 'object' || result === null) return []
  const text: unknown = Reflect.get(result, 'stdout')
  return typeof text === 'string'
    ? [{ jsonrpc: '2.0', id: 0, method: 'print', params: { content: text } }]
    : []
}

function withoutMaps(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part) => (part instanceof Map ? Object.fromEntries(part) : part)),
  )
}

function textOf(error: unknown): string {
  if (error instanceof Error && error.name === 'RuntimeError') return lastPanic() || error.message
  return error instanceof Error ? error.message : String(error)
}

function data(error: unknown): Message {
  const panicked = error instanceof Error && error.name === 'RuntimeError'
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  return {
    is_panic: panicked,
    message: textOf(error),
    ...(typeof code === 'string' ? { error_code: code } : {}),
    ...(panicked ? { error: { message: textOf(error) } } : {}),
  }
}
