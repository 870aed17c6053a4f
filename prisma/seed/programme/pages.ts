import { about } from '@/prisma/seed/programme/about'
import type { ProgrammePage } from '@/prisma/seed/programme/programme-types'
import { unitedNations } from '@/prisma/seed/programme/united-nations'
import { whyTheyFight } from '@/prisma/seed/programme/why-they-fight'

/** The programme's own pages: its statements, written anew in each language. */
export const pages: ProgrammePage[] = [about, whyTheyFight, unitedNations]
