import { useRef, useState } from 'react'
import { ApiError } from '../../shared/http/client'
import { newKey } from './key'

interface Command<I, A> {
  /** Answers undefined when it failed; `error` then says why. */
  run: (input: I) => Promise<A | undefined>
  busy: boolean
  error: Error | undefined
  clear: () => void
}

interface CommandOptions<A> {
  onDone?: (answer: A) => void
  onError?: (error: Error) => void
}

/**
 * A command behind a button: busy state, one at a time, and the same idempotency key while the same input gets no answer,
 * so that pressing again after a lost network cannot act twice.
 */
export function useCommand<I, A>(
  call: (input: I, options: { idempotencyKey?: string }) => Promise<A>,
  { onDone, onError }: CommandOptions<A> = {},
): Command<I, A> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()
  const isRunning = useRef(false)
  const unanswered = useRef<{ input: string; key: string } | null>(null)

  const run = async (input: I) => {
    if (isRunning.current) return undefined
    isRunning.current = true
    setBusy(true)
    setError(undefined)
    const fingerprint = JSON.stringify(input ?? null)
    const key = unanswered.current?.input === fingerprint ? unanswered.current.key : newKey()
    try {
      const answer = await call(input, { idempotencyKey: key })
      unanswered.current = null
      onDone?.(answer)
      return answer
    } catch (reason) {
      const failure = reason instanceof Error ? reason : new Error(String(reason))
      const isUnknown = failure instanceof ApiError && (failure.status === 0 || failure.status >= 500)
      unanswered.current = isUnknown ? { input: fingerprint, key } : null
      setError(failure)
      onError?.(failure)
      return undefined
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return { run, busy, error, clear: () => setError(undefined) }
}
