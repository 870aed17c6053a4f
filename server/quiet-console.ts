import { log } from '@/lib/platform/log'

/**
 * Turns the errors that libraries and Node print into log lines without values: the message of a
 * database's or a parser's error quotes its input, and that can be a person's name or address.
 */
export function quietConsole(): void {
  console.error = (...printed: unknown[]) => {
    log.error('A library reported an error', { error: printed.find((one) => one instanceof Error) })
  }
  console.warn = () => log.warn('A library reported a warning')
  process.on('unhandledRejection', (error) => log.error('A promise failed unheard', { error }))
  process.on('uncaughtException', (error) => {
    log.error('The site broke down', { error })
    // The process's state is unknown from here on, so it ends and the supervisor starts another.
    process.exit(1)
  })
}
