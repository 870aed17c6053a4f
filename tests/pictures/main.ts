import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { say, step } from '@/commands/runtime/steps'
import { writeDocsPictures } from '@/tests/pictures/docs-pictures'
import { takeEveryPicture } from '@/tests/pictures/every-picture'
import { openStudio } from '@/tests/pictures/studio'
import { root } from '@/tests/support/root'

const folder = join(root, '.pictures')

/** What was started and made, undone in reverse whatever happens. */
const undo: (() => unknown)[] = []
let undoing: Promise<void> | undefined

function undoAll(): Promise<void> {
  undoing ??= (async () => {
    for (const one of undo.reverse()) await one()
  })()
  return undoing
}

const pictures = (many: number) => `${many} pictures`

async function takePictures(docs: boolean): Promise<void> {
  const studio = await openStudio(undo)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  await step('Taking pictures', () => takeEveryPicture(studio, folder, say), pictures)
  if (docs) {
    const shown = join(root, 'docs/pictures')
    await step("Taking the documentation's", () => writeDocsPictures(studio, shown), pictures)
  }
  say(`They are in ${folder}`)
}

const interrupted = () => void undoAll().finally(() => process.exit(130))
process.on('SIGINT', interrupted)
process.on('SIGTERM', interrupted)
process.on('disconnect', interrupted)
try {
  await takePictures(process.argv.includes('--docs'))
} finally {
  await undoAll()
}
process.off('disconnect', interrupted)
if (process.connected) process.disconnect()
