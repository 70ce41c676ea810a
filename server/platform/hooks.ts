type HookFunction<Args extends unknown[], Result> = (...args: Args) => Promise<Result>

/**
 * How a lower feature asks upper ones it does not know: they register under their name when the app is composed, and run
 * in the caller's transaction, one after another, in the order of registration.
 */
export function createHook<Args extends unknown[], Result = void>() {
  const registered = new Map<string, HookFunction<Args, Result>>()
  return {
    register(feature: string, run: HookFunction<Args, Result>): void {
      registered.set(feature, run)
    },
    async run(...args: Args): Promise<Result[]> {
      const results: Result[] = []
      for (const run of registered.values()) results.push(await run(...args))
      return results
    },
  }
}
