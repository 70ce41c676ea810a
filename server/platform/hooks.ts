type HookFunction<Args extends unknown[], Result> = (...args: Args) => Promise<Result>

/**
 * How a lower feature asks upper ones it does not know: they register under their name when the app is composed, and run
 * in the caller's transaction, one after another, in the order of registration.
 */
export function createHook<Args extends unknown[], Result = void>() {
  const registered = new Map<string, HookFunction<Args, Result>>()
  async function run(...args: Args): Promise<Result[]> {
    const results: Result[] = []
    for (const ask of registered.values()) results.push(await ask(...args))
    return results
  }
  return {
    register(feature: string, answer: HookFunction<Args, Result>): void {
      registered.set(feature, answer)
    },
    run,
    /** What the first answers that knows, after all were asked; null where none does. */
    first: async (...args: Args): Promise<NonNullable<Result> | null> =>
      (await run(...args)).find((result) => result !== null && result !== undefined) ?? null,
  }
}
