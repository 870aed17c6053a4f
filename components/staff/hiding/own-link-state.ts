import type { ActState } from '@/components/staff/form/act-state'

/** A new link in each language, shown this once. */
export type OwnLinkState = ActState & { addresses?: { language: string; address: string }[] }

export type OwnLinkAction = (before: OwnLinkState) => Promise<OwnLinkState>
