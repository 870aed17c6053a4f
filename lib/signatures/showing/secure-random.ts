import { randomInt } from 'node:crypto'
import type { RandomInteger } from '@/lib/signatures/showing/showing-rules'

/**
 * Draws from the machine's own source of randomness, so that earlier numbers tell nothing of later
 * ones.
 */
export const secureRandom: RandomInteger = (min, max) => randomInt(min, max + 1)
