import pg from 'pg'
import { currentDatabaseShare, type DatabaseShare } from '@/lib/platform/database-share'

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

/**
 * A pool in which each share of connections is a pool of its own, made at first use, so that work
 * that waits for a connection of its share waits for no other work. Outside of any share the pool
 * itself is used.
 */
export class SharedPool extends pg.Pool {
  readonly #config: pg.PoolConfig
  readonly #shares = new Map<string, pg.Pool>()

  constructor(config: pg.PoolConfig) {
    super(config)
    this.#config = config
    ignoreLostConnections(this)
  }

  override connect(): Promise<pg.PoolClient>
  override connect(connected: Connected): void
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    const share = currentDatabaseShare()
    if (share === undefined) return connected ? void super.connect(connected) : super.connect()
    const pool = this.#poolOf(share)
    return connected ? void pool.connect(connected) : pool.connect()
  }

  override async end(): Promise<void> {
    await Promise.all([super.end(), ...[...this.#shares.values()].map((pool) => pool.end())])
  }

  #poolOf({ name, connections }: DatabaseShare): pg.Pool {
    const known = this.#shares.get(name)
    if (known) return known
    const pool = new pg.Pool({ ...this.#config, max: connections })
    ignoreLostConnections(pool)
    this.#shares.set(name, pool)
    return pool
  }
}

/**
 * A connection that is lost while idle is replaced; if the database stays away, the next query
 * fails with that error.
 */
function ignoreLostConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined)
}
