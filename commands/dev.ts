import { start } from '@/commands/start'

/** `npm run dev`: what `npm start` does, with hot reload instead of a build. */
export function dev(): Promise<number> {
  process.env.ALTAVEU_DEV = '1'
  return start({ dev: true })
}
