import { isIPv6 } from 'node:net'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Limits } from '../../config/server'
import { AppError } from '../../shared/http/errors'
import type { Gate } from './actor'
import { sha256 } from './crypto'

/** What is known of a call before anything is looked up. */
interface Arrival {
  authorization: string
  address: string
  isCommand: boolean
}

export interface Throttle {
  /** Counts a call, and throws `request.too_many` where it is one too many. */
  count(arrival: Arrival): Promise<void>
  /** Learns from the gate whose token is whose, so that the next call of a token counts for its person. */
  watch(gate: Gate): Gate
}

const rememberedTokens = 100_000

/**
 * Counts calls per minute in this process, by person where the token has been seen to be somebody's, by address otherwise: a
 * made-up token is no way round the limit of its address.
 */
export function createThrottle(limits: Limits | null): Throttle {
  if (limits === null) return { count: async () => {}, watch: (gate) => gate }
  const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 })
  const anonymous = perMinute(limits.anonymousCallsPerAddressMinute)
  const calls = perMinute(limits.callsPerPersonMinute)
  const commands = perMinute(limits.commandsPerPersonMinute)
  const persons = new Map<string, string>()

  return {
    async count({ authorization, address, isCommand }) {
      const personId = authorization === '' ? undefined : persons.get(sha256(authorization))
      if (personId === undefined) return take(anonymous, networkOf(address))
      await take(calls, personId)
      if (isCommand) await take(commands, personId)
    },
    watch: (gate) => ({
      ...gate,
      async identify(authorization) {
        const actor = await gate.identify(authorization)
        if (actor !== null) remember(persons, sha256(authorization!), actor.personId)
        return actor
      },
    }),
  }
}

async function take(limiter: RateLimiterMemory, subject: string): Promise<void> {
  try {
    await limiter.consume(subject)
  } catch (refusal) {
    const { msBeforeNext } = refusal as RateLimiterRes
    throw new AppError('request.too_many', { retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)) })
  }
}

function remember(persons: Map<string, string>, token: string, personId: string): void {
  persons.delete(token)
  persons.set(token, personId)
  if (persons.size > rememberedTokens) persons.delete(persons.keys().next().value!)
}

/** An address, or the /64 of an IPv6 one: whoever has one of these has all of them. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail = ''] = address.split('%')[0]!.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...(address.includes('::') ? zeros : []), ...after].slice(0, 4).join(':')
}
