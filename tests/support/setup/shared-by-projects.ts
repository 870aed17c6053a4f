type Shared<T> = { made: Promise<T>; users: number }

/**
 * A resource that each project of a run needs, made at the first one's setup and ended at the last
 * one's teardown.
 */
export function sharedByProjects<T>(
  name: string,
  make: () => Promise<T>,
  end: (made: T) => Promise<void> | void,
) {
  // A project loads its setup files anew, so what they share is kept on the process.
  const all = globalThis as { altaveuShared?: Map<string, Shared<unknown>> }
  all.altaveuShared ??= new Map()
  const shared = all.altaveuShared as Map<string, Shared<T>>
  return {
    async setup(provide: (made: T) => void): Promise<void> {
      const one = shared.get(name) ?? { made: make(), users: 0 }
      shared.set(name, { ...one, users: one.users + 1 })
      provide(await one.made)
    },
    async teardown(): Promise<void> {
      const one = shared.get(name)
      if (!one) return
      shared.set(name, { ...one, users: one.users - 1 })
      if (one.users > 1) return
      shared.delete(name)
      await end(await one.made)
    },
  }
}
