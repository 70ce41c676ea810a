import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AppError } from '../../shared/http/errors'
import type { Ports } from '../platform/ports'

const limiters = new Map<number, RateLimiterMemory>()

/** One who taps a hundred times a minute is refused in this process before anything is looked up; a person needs a few taps. */
export async function refuseTooMany(personId: string, { config }: Ports): Promise<AppError | null> {
  const points = config.limits?.couponClaimsPerPersonMinute
  if (points === undefined) return null
  const limiter = limiters.get(points) ?? new RateLimiterMemory({ points, duration: 60 })
  limiters.set(points, limiter)
  try {
    await limiter.consume(personId)
    return null
  } catch {
    return new AppError('request.too_many', { retryAfter: 60 })
  }
}
