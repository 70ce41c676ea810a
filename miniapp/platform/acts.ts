import { create } from 'zustand'
import { ApiError } from '../../shared/http/client'
import { newKey } from './key'
import { useSession } from './session'
import { readStored, writeStored } from './stored'

/** Something done that the server has not answered yet: it waits on the phone, and goes out under one key however often. */
export interface Act {
  key: string
  /** `feature.operation`. */
  kind: string
  input: unknown
  /** Who did it: another one's session does not send it. */
  personId: string
  /** By the phone's clock. */
  at: string
  /** Why the server did not take it; it is not sent again until somebody has looked. */
  problem: ActProblem | null
}

export interface ActProblem {
  code: string
  data?: unknown
}

/** What is left of an act that was taken in part, and why. */
export type Leftover = { input: unknown; problem: ActProblem } | null
export type ActSender = (input: never, options: { idempotencyKey: string }) => Promise<Leftover>

/** A draft's name: it goes when its person signs out, and waits where the session only ran out. */
const storedAs = 'draft:acts'

const useQueue = create<{ acts: Act[]; sending: boolean }>(() => ({
  acts: readStored<Act[]>(storedAs, []),
  sending: false,
}))

function keep(acts: Act[]): void {
  writeStored(storedAs, acts.length === 0 ? null : acts)
  useQueue.setState({ acts })
}

useSession.subscribe(({ me }) => {
  if (me === null && readStored<Act[] | null>(storedAs, null) === null) useQueue.setState({ acts: [] })
})

const myId = (): string | undefined => useSession.getState().me?.id

/** What this person did that is not with the server yet. */
export function useActs(): { acts: Act[]; sending: boolean } {
  const me = useSession((session) => session.me?.id)
  const { acts, sending } = useQueue()
  return { acts: acts.filter(({ personId }) => personId === me), sending }
}

/** Its key, by which it can be asked for later. */
export function addAct(kind: string, input: unknown, problem: ActProblem | null = null): string {
  const act: Act = { key: newKey(), kind, input, personId: myId() ?? '', at: new Date().toISOString(), problem }
  keep([...useQueue.getState().acts, act])
  return act.key
}

/** An act that is not with the server yet. */
export const findAct = (key: string): Act | undefined => useQueue.getState().acts.find((act) => act.key === key)

export const dropAct = (key: string): void => keep(useQueue.getState().acts.filter((act) => act.key !== key))

/** Sends what waits, in the order it was done; where there is no answer the rest waits, too. True where anything was answered. */
export async function sendActs(senders: Record<string, ActSender>): Promise<boolean> {
  if (useQueue.getState().sending || !nextOf(senders)) return false
  useQueue.setState({ sending: true })
  let isAnswered = false
  try {
    for (let next = nextOf(senders); next; next = nextOf(senders)) {
      if (!(await sendOne(next, senders[next.kind]!))) break
      isAnswered = true
    }
  } finally {
    useQueue.setState({ sending: false })
  }
  return isAnswered
}

const nextOf = (senders: Record<string, ActSender>): Act | undefined =>
  useQueue.getState().acts.find(({ personId, kind, problem }) => personId === myId() && !problem && kind in senders)

/** False where nobody knows yet what became of it. */
async function sendOne({ key, input }: Act, send: ActSender): Promise<boolean> {
  try {
    const left = await send(input as never, { idempotencyKey: key })
    if (left === null) dropAct(key)
    else change(key, { ...left, key: newKey() })
    return true
  } catch (error) {
    if (!(error instanceof ApiError) || isPassing(error)) return false
    change(key, { problem: { code: error.code, data: error.data } })
    return true
  }
}

const isPassing = ({ status }: ApiError): boolean => status === 0 || status === 401 || status === 429 || status >= 500

const change = (key: string, to: Partial<Act>): void =>
  keep(useQueue.getState().acts.map((act) => (act.key === key ? { ...act, ...to } : act)))
