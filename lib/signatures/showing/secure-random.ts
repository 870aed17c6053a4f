import { randomInt } from 'node:crypto'
import type { RandomInteger } from '@/lib/signatures/showing/showing-rules'

/** From the machine's own source of randomness: what was drawn tells nothing of what will be. */
export const secureRandom: RandomInteger = (min, max) => randomInt(min, max + 1)
