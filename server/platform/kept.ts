/** Different answers that are kept at once: more are asked for by nobody but a script. */
const most = 1_000

/**
 * Keeps answers for `seconds`, by the machine's clock, so that a crowd asks the database once; callers that come while one is
 * being made wait for it, and one that failed is not kept.
 */
export function createKept<A>(seconds: number): (key: string, make: () => Promise<A>) => Promise<A> {
  const kept = new Map<string, { answer: Promise<A>; until: number }>()
  return (key, make) => {
    if (seconds === 0) return make()
    const known = kept.get(key)
    if (known && performance.now() < known.until) return known.answer
    if (kept.size >= most) kept.clear()
    const answer = make()
    kept.set(key, { answer, until: performance.now() + seconds * 1000 })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
