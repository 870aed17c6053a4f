import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { printLine, step } from '@/commands/runtime/steps'
import { type Undo, undoing } from '@/tests/bench/undoing'
import { writeDocsPictures } from '@/tests/pictures/docs-pictures'
import { takeEveryPicture, takeStaffPictures } from '@/tests/pictures/every-picture'
import { openPictureSite } from '@/tests/pictures/picture-site'
import { root } from '@/tests/support/root'

const folder = join(root, '.pictures')

const pictures = (many: number) => `${many} pictures`

async function takePictures(undo: Undo, docs: boolean): Promise<void> {
  const site = await openPictureSite(undo)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  await step('Taking pictures', () => takeEveryPicture(site, folder, printLine), pictures)
  if (docs) {
    const shown = join(root, 'docs/pictures')
    await step("Taking the documentation's", () => writeDocsPictures(site, shown), pictures)
  }
  await step("Taking the workspace's", () => takeStaffPictures(site, folder), pictures)
  printLine(`They are in ${folder}`)
}

await undoing((undo) => takePictures(undo, process.argv.includes('--docs')))
