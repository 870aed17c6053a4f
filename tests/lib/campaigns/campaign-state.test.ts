import { describe, expect, test } from 'vitest'
import { campaignState } from '@/lib/campaigns/campaign-state'

const at = new Date('2026-06-15T12:00:00Z')
const before = new Date('2026-06-01T00:00:00Z')
const after = new Date('2026-07-01T00:00:00Z')
const times = { opensAt: before, closesAt: null, deliveredAt: null, wonAt: null, endedAt: null }

describe('a campaign is', () => {
  test.each([
    ['scheduled before it opens', { opensAt: after }, 'scheduled'],
    ['open from the instant of its opening', { opensAt: at }, 'open'],
    ['open until it closes', { closesAt: after }, 'open'],
    ['closed from the instant of its closing', { closesAt: at }, 'closed'],
    ['open while its delivery is still to come', { deliveredAt: after }, 'open'],
    ['delivered, closed or not', { closesAt: before, deliveredAt: before }, 'delivered'],
    ['ended by decision, delivered or not', { deliveredAt: before, endedAt: before }, 'ended'],
    ['won, whatever else', { deliveredAt: before, endedAt: before, wonAt: at }, 'won'],
  ])('%s', (_title, change, state) => {
    expect(campaignState({ ...times, ...change }, at)).toBe(state)
  })
})
