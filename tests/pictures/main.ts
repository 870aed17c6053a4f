import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { say, step } from '@/commands/runtime/steps'
import { type Undo, undoing } from '@/tests/bench/undoing'
import { writeDocsPictures } from '@/tests/pictures/docs-pictures'
import { takeEveryPicture } from '@/tests/pictures/every-picture'
import { openStudio } from '@/tests/pictures/studio'
import { root } from '@/tests/support/root'

const folder = join(root, '.pictures')

const pictures = (many: number) => `${many} pictures`

async function takePictures(undo: Undo, docs: boolean): Promise<void> {
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

await undoing((undo) => takePictures(undo, process.argv.includes('--docs')))
