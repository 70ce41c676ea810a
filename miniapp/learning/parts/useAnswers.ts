import { useEffect, useRef, useState } from 'react'
import type { AttemptView } from '../../../shared/learning/contract'
import { codeOf } from '../../platform/errors'
import { newKey } from '../../platform/key'
import { readStored, writeStored } from '../../platform/stored'
import { learning } from './learningClient'

type Answers = string[][]
interface Draft {
  /** Of what the server had when this was written. */
  version: number
  answers: Answers
}

/** Soon after the last tap, and again and again while there is no network. */
const saveAfterMs = 1_200
const againAfterMs = 4_000

const draftName = (id: string): string => `draft:attempt ${id}`

/** What the server has, or what this phone wrote on top of that and could not send. */
function firstOf({ id, version, questions, answers }: AttemptView): Answers {
  const draft = readStored<Draft | null>(draftName(id), null)
  const known = draft?.version === version ? draft.answers : answers
  return questions.map((_, at) => known[at] ?? [])
}

export const forgetAnswers = (id: string): void => writeStored(draftName(id), null)

export type Saving = 'saved' | 'saving' | 'unsaved' | 'elsewhere'

/** What is handed in: at the version this phone knows of, unless the server may have taken a later one without saying so. */
export interface Settled {
  answers: Answers
  version?: number
}

interface Latest {
  answers: Answers
  version: number
  isRunning: boolean
  /** Sent and not answered: it goes out again as it is, under its key, before anything newer. */
  unanswered: { answers: Answers; key: string } | null
}

/** The answers of an attempt: kept on the phone at once, and with the server a moment later, at the version it knows. */
export function useAnswers(attempt: AttemptView) {
  const { id } = attempt
  const [answers, setAnswers] = useState(() => firstOf(attempt))
  const [saving, setSaving] = useState<Saving>('saved')
  const latest = useRef<Latest>({ answers, version: attempt.version, isRunning: false, unanswered: null })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const keep = () => {
    const { version, answers } = latest.current
    writeStored(draftName(id), { version, answers } satisfies Draft)
  }
  const save = async () => {
    const now = latest.current
    if (now.isRunning) return
    now.isRunning = true
    setSaving('saving')
    const sent = now.unanswered ?? { answers: now.answers, key: newKey() }
    const body = { version: now.version, answers: sent.answers }
    try {
      const saved = await learning.saveAnswers({ params: { attemptId: id }, body }, { idempotencyKey: sent.key })
      now.version = saved.version
      now.unanswered = null
      keep()
      setSaving('saved')
      if (now.answers !== sent.answers) later(saveAfterMs)
    } catch (error) {
      const code = codeOf(error)
      const isRefused = code === 'learning.attempt_changed' || code === 'learning.attempt_over'
      now.unanswered = isRefused ? null : sent
      setSaving(code === 'learning.attempt_changed' ? 'elsewhere' : 'unsaved')
      if (!isRefused) later(againAfterMs)
    } finally {
      now.isRunning = false
    }
  }
  const later = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), ms)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    answers,
    saving,
    give(at: number, given: string[]) {
      const next = latest.current.answers.map((before, place) => (place === at ? given : before))
      latest.current.answers = next
      keep()
      setAnswers(next)
      later(saveAfterMs)
    },
    /** Once nothing more is under way to be saved. */
    async settle(): Promise<Settled> {
      while (latest.current.isRunning) await new Promise((resume) => setTimeout(resume, 100))
      clearTimeout(timer.current)
      const { answers, version, unanswered } = latest.current
      return unanswered ? { answers } : { answers, version }
    },
  }
}
