import { useEffect, useRef } from 'react'
import type { classDaysDesk } from '../../../../shared/classes/days.desk.contract'
import type { ClassDay, MarkView } from '../../../../shared/classes/dayViews'
import type { CallInput } from '../../../../shared/http/contract'
import { type Act, type ActSender, addAct, dropAct, findAct, sendActs, useActs } from '../../../platform/acts'
import { useNetwork } from '../../../platform/network'
import { usePolling } from '../../../platform/usePolling'
import { days } from './dayClient'

type Contract = typeof classDaysDesk
export type AttendanceInput = CallInput<Contract['recordAttendance']>
export type HandOverInput = CallInput<Contract['handOver']>
export type LogInput = CallInput<Contract['writeLog']>

export const kinds = { attendance: 'classes.attendance', handOver: 'classes.handOver', log: 'classes.log' } as const
export const differs = 'classes.attendance_differs'

const retryMs = 15_000

const senders: Record<string, ActSender> = {
  [kinds.attendance]: async (input: AttendanceInput, options) => {
    const { conflicts } = await days.recordAttendance(input, options)
    if (conflicts.length === 0) return null
    const marks = input.body.marks.filter(({ childId }) => conflicts.some((one) => one.childId === childId))
    return { input: { ...input, body: { ...input.body, marks } }, problem: { code: differs, data: conflicts } }
  },
  [kinds.handOver]: async (input: HandOverInput, options) => {
    await days.handOver(input, options)
    return null
  },
  [kinds.log]: async (input: LogInput, options) => {
    await days.writeLog(input, options)
    return null
  },
}

export interface DayActs {
  acts: Act[]
  sending: boolean
  /** Puts it into the queue and sends what can be sent; the act where it is left, waiting or refused. */
  add: (kind: string, input: unknown) => Promise<Act | null>
  send: () => Promise<void>
}

/** What was done in a class and is not with the server yet; it is sent when the page opens, and whenever there is a network again. */
export function useDayActs(classId: string, onSent: () => void): DayActs {
  const { acts, sending } = useActs()
  const isOnline = useNetwork((network) => network.isOnline)
  const own = acts.filter(({ kind, input }) => kind in senders && classOf(input) === classId)
  const isWaiting = acts.some(({ kind, problem }) => kind in senders && !problem)
  const send = async () => {
    if (await sendActs(senders)) onSent()
  }
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    if (isOnline) void latest.current()
  }, [isOnline])
  usePolling(send, retryMs, isWaiting && isOnline)
  const add = async (kind: string, input: unknown) => {
    const key = addAct(kind, input)
    await send()
    return findAct(key) ?? null
  }
  return { acts: own, sending, add, send }
}

const classOf = (input: unknown): string => (input as { params: { classId: string } }).params.classId

/** A mark as it was tapped, which is not with the server yet. */
export function pendingMark(acts: readonly Act[], day: string, childId: string) {
  for (const { kind, input, problem } of [...acts].reverse()) {
    if (kind !== kinds.attendance || problem) continue
    const { params, body } = input as AttendanceInput
    const mark = params.day === day && body.marks.find((one) => one.childId === childId)
    if (mark) return mark
  }
  return null
}

export const pendingHandOver = (acts: readonly Act[], day: string, childId: string): boolean =>
  acts.some(({ kind, input, problem }) => {
    if (kind !== kinds.handOver || problem) return false
    const { body } = input as HandOverInput
    return body.day === day && body.childId === childId
  })

/** Each mark that somebody else had written differently. */
export function conflictsIn(acts: readonly Act[]): { act: Act; theirs: MarkView; mine: MarkView['mark'] }[] {
  return acts.flatMap((act) => {
    if (act.problem?.code !== differs) return []
    const { body } = act.input as AttendanceInput
    return (act.problem.data as MarkView[]).map((theirs) => ({
      act,
      theirs,
      mine: body.marks.find(({ childId }) => childId === theirs.childId)!.mark,
    }))
  })
}

/** Ends one conflict of an act; the others of it stay. */
export function settle(act: Act, childId: string): void {
  const { params, body } = act.input as AttendanceInput
  const rest = (act.problem!.data as MarkView[]).filter((one) => one.childId !== childId)
  dropAct(act.key)
  if (rest.length === 0) return
  const marks = body.marks.filter((one) => one.childId !== childId)
  addAct(act.kind, { params, body: { ...body, marks } }, { code: differs, data: rest })
}

/** Views as they were last seen: without a network the day goes on with them while the app lives; on the phone's storage nothing is left of a child. */
const seen = new Map<string, unknown>()

export async function loadOrSeen<T>(key: string, load: () => Promise<T>): Promise<T> {
  try {
    const view = await load()
    seen.set(key, view)
    return view
  } catch (error) {
    if (!useNetwork.getState().isOnline && seen.has(key)) return seen.get(key) as T
    throw error
  }
}

export const isHere = (of: ClassDay, acts: readonly Act[], childId: string): boolean => {
  const child = of.children.find((one) => one.childId === childId)!
  const mark = pendingMark(acts, of.day, childId)?.mark ?? child.mark?.mark
  return mark === 'present' && !child.handOver && !pendingHandOver(acts, of.day, childId)
}
