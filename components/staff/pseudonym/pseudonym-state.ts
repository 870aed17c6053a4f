import type { ActState } from '@/components/staff/form/act-state'

/** A place at which the public can read a former name, in words, and where it is changed. */
export type PlaceLine = { text: string; href: string | undefined }

export type PseudonymState = ActState & { places?: PlaceLine[] }

export type PseudonymAction = (before: PseudonymState, data: FormData) => Promise<PseudonymState>
