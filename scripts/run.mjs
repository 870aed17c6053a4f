// The entry point of every npm script: plain JavaScript for the machine's own Node, before anything
// is installed. It makes sure that the packages and the Prisma client exist, then starts the
// project's own Node.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const installedMarker = join(root, 'node_modules', '.altaveu-installed')
const generatedMarker = join(root, 'lib', 'platform', 'generated', '.altaveu-generated')

const printLine = (line) => void process.stdout.write(`${line}\n`)
const printError = (line) => void process.stderr.write(`${line}\n`)

refuseOldNode()
process.chdir(root)
if (!isPrepared()) await holdingTheLock(prepare)
run(process.argv.slice(2))

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  printError(`Altaveu needs Node 20.9 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}

function hashOf(...files) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const file of files) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function packagesHash() {
  return hashOf('package.json', 'package-lock.json', '.npmrc')
}

function clientHash() {
  return hashOf('package-lock.json', 'prisma/schema.prisma')
}

function holds(marker, hash) {
  return existsSync(marker) && readFileSync(marker, 'utf8') === hash
}

function isPrepared() {
  return holds(installedMarker, packagesHash()) && holds(generatedMarker, clientHash())
}

async function prepare() {
  const packages = packagesHash()
  if (!holds(installedMarker, packages)) {
    await step('Installing packages', installPackages)
    mkdirSync(dirname(installedMarker), { recursive: true })
    writeFileSync(installedMarker, packages)
  }
  const client = clientHash()
  if (!holds(generatedMarker, client)) {
    await step('Generating the database client', generateClient)
    writeFileSync(generatedMarker, client)
  }
}

async function step(what, act) {
  const began = performance.now()
  printLine(`${what} …`)
  await act()
  printLine(`${what}: done (${((performance.now() - began) / 1000).toFixed(1)} s)`)
}

/** npm runs under its own Node, since the project's Node is part of what is installed anew. */
function installPackages() {
  const quiet = ['ci', '--loglevel=error', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const machineNode = process.env.npm_node_execpath ?? process.execPath
  if (npm) return finish('npm ci', machineNode, [npm, ...quiet])
  return finish('npm ci', 'npm', quiet)
}

function generateClient() {
  const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js')
  return finish('prisma generate', projectNode(), [prisma, 'generate', '--no-hints'], (said) =>
    process.stderr.write(said),
  )
}

/** Runs a program to its end; its output is shown, or only where it fails passed to `onFailure`. */
function finish(name, file, args, onFailure) {
  const child = spawnSync(file, args, {
    cwd: root,
    stdio: onFailure ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, npm_config_loglevel: 'error' },
  })
  if (child.status === 0) return
  onFailure?.(`${child.stdout ?? ''}${child.stderr ?? ''}`)
  printError(`${name} failed${child.error ? `: ${child.error.message}` : ''}.`)
  process.exit(child.signal ? 130 : 1)
}

/** Serialises two first starts: the second waits for the first one's packages. */
async function holdingTheLock(act) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const lock = join(tmpdir(), `altaveu-install-${name}`)
  let announced = false
  while (!take(lock)) {
    if (!announced) printLine('Another start is installing packages: waiting for it …')
    announced = true
    await pause(300)
  }
  try {
    process.on('exit', () => rmSync(lock, { force: true }))
    if (!isPrepared()) await act()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isAlive(Number(readIfThere(lock)))) rmSync(lock, { force: true })
    return false
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid < 1) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function projectNode() {
  const own = join(root, 'node_modules', '.bin', 'node')
  return existsSync(own) ? own : process.execPath
}

/** The channel tells the command when this process has ended for any reason. */
function run(args) {
  const main = join(root, 'commands', 'main.ts')
  const child = spawn(projectNode(), ['--import', 'tsx', main, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    printError(`The project's Node does not start: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
  stopWithNpm(child)
}

/** npm passes signals on, but not its own sudden death: then the parent process changes. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const chain = parents()
  const watch = setInterval(() => {
    if (parents().join() === chain.join()) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 250)
  watch.unref()
}

/** The parent, and where that is only npm's shell the one above it. */
function parents() {
  const parent = process.ppid
  try {
    const [, name, , above] = /^\d+ \((.*)\) (\S) (\d+)/s.exec(
      readFileSync(`/proc/${parent}/stat`, 'utf8'),
    )
    return /^(sh|dash|bash|ash|zsh)$/.test(name) ? [parent, Number(above)] : [parent]
  } catch {
    return [parent]
  }
}
