import type { ServerConfig } from '../../config/server'

interface Kept<A> {
  answer: A
  until: number
}

/**
 * Keeps an answer that is the same for everybody for `publicCacheSeconds`, by the machine's clock, so that a crowd asks the
 * database once; callers that come while it is being made wait for it, and one that failed is not kept.
 */
export function keptFor<A extends Promise<unknown>>(): (config: ServerConfig, make: () => A) => A {
  // By configuration: in tests several servers share a process.
  const kept = new WeakMap<ServerConfig, Kept<A>>()
  return (config, make) => {
    if (config.publicCacheSeconds === 0) return make()
    const known = kept.get(config)
    if (known && performance.now() < known.until) return known.answer
    const answer = make()
    kept.set(config, { answer, until: performance.now() + config.publicCacheSeconds * 1000 })
    answer.catch(() => kept.delete(config))
    return answer
  }
}
