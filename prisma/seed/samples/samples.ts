import { nameNotebook } from '@/prisma/seed/samples/name-notebook'
import type { SampleCampaign } from '@/prisma/seed/samples/sample-campaign'
import { supperTable } from '@/prisma/seed/samples/supper-table'
import { wellWater } from '@/prisma/seed/samples/well-water'

/** An open campaign, one closed and delivered, and one won: people, places and offices are all invented. */
export const samples: SampleCampaign[] = [wellWater, nameNotebook, supperTable]
