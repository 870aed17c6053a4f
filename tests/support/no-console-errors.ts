import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

let errors: MockInstance<typeof console.error>

/** An error that a test did not expect fails it; a test that expects one spies on the console itself. */
beforeEach(() => {
  errors = vi.spyOn(console, 'error')
})

afterEach(() => {
  const calls = errors.mock.calls.slice()
  errors.mockRestore()
  expect(calls, 'unexpected console.error').toEqual([])
})
