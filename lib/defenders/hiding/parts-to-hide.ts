import type { HiddenPart } from '@/lib/defenders/consent/coverage'

/** What of a person can be hidden while the rest of them is shown. */
export const partsToHide = ['face', 'place', 'story'] as const satisfies HiddenPart[]
export type PartToHide = (typeof partsToHide)[number]

/** The part that a form or an address names; `undefined` where it is none. */
export const readPart = (text: unknown): PartToHide | undefined =>
  partsToHide.find((part) => part === text)
