import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import type { ApplicationView } from '../../../shared/membership/contract'
import { useNetwork } from '../../platform/network'
import { membership } from './clients'
import { isUnanswered } from './useSaving'

interface SubmissionOptions {
  save: () => Promise<ApplicationView>
  onDone: (application: ApplicationView) => void
  /** It was refused: the form says why, or the application turned out to be in already. */
  onRefused: (error: unknown) => void
}

/** `waiting`: asked for, not answered; tried again by itself. */
export type SubmissionState = 'idle' | 'busy' | 'waiting' | 'refused'

const againMs = 5_000

/** Hands the application in; a tap counts even without a network, and is carried out as soon as there is one. */
export function useSubmission({ save, onDone, onRefused }: SubmissionOptions) {
  const [state, setState] = useState<SubmissionState>('idle')
  const [error, setError] = useState<unknown>(null)
  const isRunning = useRef(false)
  const isOnline = useNetwork((network) => network.isOnline)

  const submit = async () => {
    if (isRunning.current) return
    isRunning.current = true
    setState('busy')
    try {
      onDone(await handIn(await save()))
    } catch (reason) {
      setError(reason)
      setState(isUnanswered(reason) ? 'waiting' : 'refused')
      if (!isUnanswered(reason)) onRefused(reason)
    } finally {
      isRunning.current = false
    }
  }

  const latest = useRef(submit)
  latest.current = submit
  useEffect(() => {
    if (state !== 'waiting' || !isOnline) return
    const timer = setTimeout(() => void latest.current(), againMs)
    return () => clearTimeout(timer)
  }, [state, isOnline])
  // Back online: at once, not after the wait.
  const wasOnline = useRef(isOnline)
  useEffect(() => {
    if (isOnline && !wasOnline.current && state === 'waiting') void latest.current()
    wasOnline.current = isOnline
  }, [isOnline, state])

  return { submit, state, error, forget: () => setState((now) => (now === 'busy' ? now : 'idle')) }
}

/** The key is made of what is handed in, so that it is the same even after the app was killed in between. */
async function handIn(saved: ApplicationView): Promise<ApplicationView> {
  if (saved.state === 'submitted') return saved
  const { id, version } = saved
  const input = { params: { applicationId: id }, body: { version } }
  try {
    return await membership.submitApplication(input, { idempotencyKey: `submit-${id}-${version}` })
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'membership.changed_meanwhile') throw error
    const now = await membership.getApplication({ params: { applicationId: id } })
    if (now.state === 'submitted') return now
    throw error
  }
}
