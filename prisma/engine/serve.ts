import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { answer, faultOf } from '@/prisma/engine/answer'
import { canConnect, createDatabase } from '@/prisma/engine/check-database'
import { openEngine } from '@/prisma/engine/open-engine'

/**
 * The executable that Prisma's command line takes for its schema engine: line-wise JSON-RPC on
 * standard input and output, or one of two commands (`cli can-connect-to-database`,
 * `cli create-database`) whose error is JSON on the second line of standard error.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true, short: 'd' },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})

const datasource = JSON.parse(typeof values.datasource === 'string' ? values.datasource : '{}')
const address: string = datasource.url ?? 'postgresql://nobody@127.0.0.1:1/none'

if (positionals[0] === 'cli') await check(positionals[1])
else await serve()

async function check(command: string | undefined): Promise<void> {
  const refusal = await (command === 'create-database' ? createDatabase : canConnect)(address)
  if (!refusal) return
  const line = { level: 'ERROR', target: 'schema_engine::logger', fields: refusal }
  process.stderr.write(`\n${JSON.stringify(line)}`)
  process.exitCode = 1
}

async function serve(): Promise<void> {
  // A panic inside WebAssembly leaves its promise pending for ever and is thrown here instead.
  const panicked = new Promise<Error>((tell) => process.on('uncaughtException', tell))
  const paths = (values.datamodels ?? []).filter((path) => typeof path === 'string')
  const schema = paths.map((path) => [path, readFileSync(path, 'utf8')] as const)
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    if (request.method === undefined) continue
    const messages = await Promise.race([
      answer(request, () => openEngine(address, schema)),
      panicked.then((error) => [faultOf(request.id, error)]),
    ])
    for (const message of messages) {
      process.stdout.write(`${JSON.stringify(message)}\n`)
    }
  }
}
