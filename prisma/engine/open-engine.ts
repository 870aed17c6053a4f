import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { engineAdapter } from '@/prisma/engine/engine-adapter'

export type SchemaFile = readonly [path: string, content: string]
export type OpenEngine = { engine: bindings.SchemaEngine; close(): Promise<void> }

let panic = ''
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message(message: string) {
      panic = message
    },
  },
})

/** The engine's last panic message; empty where it never panicked. */
export const lastPanic = (): string => panic

let loaded: Promise<void> | undefined

/**
 * Prisma's schema engine in WebAssembly, on one database: what `prisma migrate` asks its native
 * engine for, with no binary to fetch. `close` ends its connections.
 */
export async function openEngine(
  address: string,
  schema: readonly SchemaFile[] = [],
): Promise<OpenEngine> {
  loaded ??= load()
  await loaded
  const files = schema.map(([path, content]): [string, string] => [path, content])
  const datamodels = files.length > 0 ? files : undefined
  const adapter = engineAdapter(address)
  const bound = bindMigrationAwareSqlAdapterFactory(adapter)
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, bound)
  return {
    engine,
    async close() {
      engine.free()
      await adapter.close()
    },
  }
}

/**
 * The module is loaded by our own code, since Node imports no `.wasm` file as a module without a
 * flag.
 */
async function load(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': { ...bindings },
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}
