import { freePort as freePortOn } from '@/commands/runtime/free-port'

/** A port of this machine on which nothing listens right now. */
export const freePort = (): Promise<number> => freePortOn(0, '127.0.0.1')
