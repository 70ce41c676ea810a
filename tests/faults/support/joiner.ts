import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ApiError } from '../../../shared/http/client'
import type { ApplicationInput } from '../../../shared/membership/contract'
import { completeForm, consent, newPhone } from '../../support/people'
import type { ServerProcess } from '../../support/process'

export interface Joined {
  id: string
  receiptNumber: string
  token: string
}

interface Options {
  /** Holds the crowd back while the server is known to be down. */
  isUp?: () => Promise<void>
  /** Before the second try; each later one is waited for twice as long, up to 16 times. */
  pauseMs?: number
}

const mostDoublings = 4

/** People whose phones send the same command under the same key until there is an answer. */
export function createJoiners(server: ServerProcess, { isUp = async () => {}, pauseMs = 10 }: Options = {}) {
  async function persist<T>(call: (options: { idempotencyKey: string }) => Promise<T>): Promise<T> {
    const options = { idempotencyKey: randomUUID() }
    for (let tried = 0; ; tried++) {
      try {
        await isUp()
        return await call(options)
      } catch (error) {
        if (error instanceof ApiError && error.status < 500 && error.status !== 429) throw error
        await wait(pauseMs * 2 ** Math.min(tried, mostDoublings) * (0.5 + Math.random()))
      }
    }
  }

  /** Each crash on the way costs one of a code's five tries: who runs out of them asks for another code, as people do. */
  async function signIn(phone: string): Promise<string> {
    const { demoCode } = await persist((options) =>
      server.anonymous.identity.requestSmsCode({ body: { phone } }, options),
    )
    const body = { phone, code: demoCode! }
    try {
      return (await persist((options) => server.anonymous.identity.signInBySms({ body }, options))).token
    } catch (error) {
      if (error instanceof ApiError && error.code === 'identity.code_expired') return signIn(phone)
      throw error
    }
  }

  /** Sign-in, consent, draft, signature, submission. */
  async function join(form: Partial<ApplicationInput>): Promise<Joined> {
    const token = await signIn(newPhone())
    const rider = server.withToken(token)
    await persist(() => consent(rider))
    const body = completeForm(form)
    const { id } = await persist((options) => rider.membership.draftApplication({ body }, options))
    const params = { applicationId: id }
    const answer = await persist((options) => rider.membership.submitApplication({ params, body: {} }, options))
    return { id, receiptNumber: answer.receiptNumber!, token }
  }

  /** What is wrong with what these people find when they look: lost, twice, or other than they were told. */
  async function findProblems(
    joined: readonly Joined[],
  ): Promise<{ problems: string[]; lost: number; doubled: number }> {
    const found = { problems: [] as string[], lost: 0, doubled: 0 }
    const rest = [...joined]
    const look = async () => {
      for (let one = rest.pop(); one; one = rest.pop()) await check(one, found)
    }
    await Promise.all(Array.from({ length: 8 }, look))
    return found
  }

  async function check({ id, receiptNumber, token }: Joined, found: Awaited<ReturnType<typeof findProblems>>) {
    const rider = server.withToken(token)
    const { items } = await persist(() => rider.membership.listMyApplications({ query: {} }))
    const { items: messages } = await persist(() => rider.notifications.listMessages({ query: {} }))
    const told = messages.filter(({ link }) => link?.includes(id))
    const [only] = items
    if (items.length === 0 || told.length === 0) found.lost += 1
    if (items.length > 1) found.doubled += 1
    if (items.length !== 1 || only!.id !== id || only!.receiptNumber !== receiptNumber) {
      found.problems.push(`${id}: applications`)
    }
    if (only && only.history.filter(({ step }) => step === 'submitted').length !== 1) {
      found.problems.push(`${id}: ${only.history.length} steps`)
    }
    if (told.length === 0) found.problems.push(`${id}: no message`)
  }

  return { persist, signIn, join, findProblems }
}
