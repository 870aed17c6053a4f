import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

let heard: MockInstance<typeof console.error>

/** An error that a test did not expect fails it; a test that expects one spies on the console itself. */
beforeEach(() => {
  heard = vi.spyOn(console, 'error')
})

afterEach(() => {
  const calls = heard.mock.calls.slice()
  heard.mockRestore()
  expect(calls, 'unexpected console.error').toEqual([])
})
