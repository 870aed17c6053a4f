import { log } from '@/lib/platform/log'

/**
 * Turns what libraries and Node print about errors into log lines without values: the message of
 * a database's or a parser's error quotes what it met, and that can be a person's name or address.
 */
export function quietConsole(): void {
  console.error = (...printed: unknown[]) => {
    log.error('A library reported an error', { error: printed.find((one) => one instanceof Error) })
  }
  console.warn = () => log.warn('A library reported a warning')
  process.on('unhandledRejection', (error) => log.error('A promise failed unheard', { error }))
  process.on('uncaughtException', (error) => {
    log.error('The site broke down', { error })
    // Nothing can be said of its state any more; the supervisor starts another.
    process.exit(1)
  })
}
