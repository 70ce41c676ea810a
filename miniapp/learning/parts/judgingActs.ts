import { useEffect, useRef } from 'react'
import type { CallInput } from '../../../shared/http/contract'
import type { JudgingView, learningJudging, PerformanceView } from '../../../shared/learning/judging.contract'
import { type Act, type ActSender, addAct, dropAct, findAct, sendActs, useActs } from '../../platform/acts'
import { useNetwork } from '../../platform/network'
import { usePolling } from '../../platform/usePolling'
import { judging } from './contestClient'

export type ScoreInput = CallInput<(typeof learningJudging)['scorePerformance']>

const kind = 'learning.score'
const retryMs = 15_000

const senders: Record<string, ActSender> = {
  [kind]: async (input: ScoreInput, options) => {
    await judging.scorePerformance(input, options)
    return null
  },
}

export interface ScoreActs {
  acts: (Act & { input: ScoreInput })[]
  sending: boolean
  /** Puts a score into the queue and sends what can be sent; the act where it is left, waiting or refused. */
  add: (input: ScoreInput) => Promise<Act | null>
  send: () => Promise<void>
}

/** Scores that are not with the server yet; they go out when the page opens, and whenever there is a network again. */
export function useScoreActs(onSent: () => void): ScoreActs {
  const { acts, sending } = useActs()
  const isOnline = useNetwork((network) => network.isOnline)
  const own = acts.filter((act) => act.kind === kind) as ScoreActs['acts']
  const isWaiting = own.some(({ problem }) => !problem)
  const send = async () => {
    if (await sendActs(senders)) onSent()
  }
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    if (isOnline) void latest.current()
  }, [isOnline])
  usePolling(send, retryMs, isWaiting && isOnline)
  const add = async (input: ScoreInput) => {
    // What was given last counts: an earlier one that never went out would only be in its way.
    for (const act of own.filter((one) => isOf(one, input.params.performanceId))) dropAct(act.key)
    const key = addAct(kind, input)
    await send()
    return findAct(key) ?? null
  }
  return { acts: own, sending, add, send }
}

const isOf = (act: { input: ScoreInput }, performanceId: string): boolean =>
  act.input.params.performanceId === performanceId

/** What a judge gave as the phone knows it: what waits here, else what the server has. */
export const marksOf = ({ id, marks }: PerformanceView, acts: ScoreActs['acts']): number[] | null =>
  acts.find((act) => isOf(act, id) && !act.problem)?.input.body.marks ?? marks

/** The sheet as it was last seen: without a network judging goes on with it while the app lives. */
let seen: JudgingView | null = null

export async function loadOrSeen(): Promise<JudgingView> {
  try {
    seen = await judging.getJudging()
    return seen
  } catch (error) {
    if (!useNetwork.getState().isOnline && seen) return seen
    throw error
  }
}
