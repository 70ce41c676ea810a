import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import type { ApplicationInput, ApplicationView } from '../../../shared/membership/contract'
import { newKey } from '../../platform/key'
import { useNetwork } from '../../platform/network'
import { membership } from './clients'
import { acknowledged, formOf, inputOf } from './form'
import { type Place, placeInput } from './place'
import type { useUnsaved } from './useUnsaved'

interface SavingOptions {
  application: ApplicationView | null
  place: Place
  previousId: string | undefined
  unsaved: ReturnType<typeof useUnsaved>
  /** Shows what the server made of it. */
  onSaved: (application: ApplicationView) => void
}

/** No answer came, or none that says what became of it: worth trying again as it is. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500)

/** Puts what is unsaved into the draft, one save after the other; resolves to the application as the server has it. */
export function useSaving(options: SavingOptions) {
  const [refusal, setRefusal] = useState<unknown>(null)
  const current = useRef(options.application)
  const latest = useRef(options)
  latest.current = options
  // A view that was asked for before a save came back must not take the version back.
  if ((options.application?.version ?? 0) >= (current.current?.version ?? 0)) current.current = options.application
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const keyOf = useKeptKey()

  const saveNow = async (): Promise<ApplicationView> => {
    const { place, previousId, unsaved, onSaved } = latest.current
    const application = current.current
    const sent = { ...unsaved.latest.current }
    const fields = inputOf(sent, formOf(application, null, sent), new Date())
    const input = { ...placeInput(place, application), ...fields }
    if (application && Object.keys(input).length === 0) return application
    const saved = await put(application, { ...input, ...(application || !previousId ? {} : { previousId }) }, keyOf)
    unsaved.forget(acknowledged(unsaved.latest.current, sent, fields))
    current.current = saved
    onSaved(saved)
    return saved
  }
  const save = () => {
    const saving = queue.current.then(saveNow)
    queue.current = saving.then(
      () => setRefusal(null),
      (error: unknown) => setRefusal(isUnanswered(error) ? null : error),
    )
    return saving
  }
  useSaveWhenBack(() => {
    if (Object.keys(unsavedOf(latest.current)).length > 0) save().catch(() => {})
  })
  return { save, refusal, clearRefusal: () => setRefusal(null) }
}

const unsavedOf = ({ unsaved }: SavingOptions) => unsaved.latest.current

/** Edits at the version last seen; where that is old (another tab, a lost answer), once more at the present one. */
async function put(
  application: ApplicationView | null,
  input: ApplicationInput & { previousId?: string },
  keyOf: (body: unknown) => string,
): Promise<ApplicationView> {
  if (!application) return membership.draftApplication({ body: input }, { idempotencyKey: keyOf(input) })
  const edit = ({ id, version }: ApplicationView) => {
    const body = { ...input, version }
    return membership.editApplication({ params: { applicationId: id }, body }, { idempotencyKey: keyOf([id, body]) })
  }
  try {
    return await edit(application)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'membership.changed_meanwhile') throw error
    return edit(await membership.getApplication({ params: { applicationId: application.id } }))
  }
}

/** The same key for the same body until another one is sent: a save whose answer was lost is not a second save. */
function useKeptKey(): (body: unknown) => string {
  const kept = useRef({ fingerprint: '', key: '' })
  return (body) => {
    const fingerprint = JSON.stringify(body)
    if (kept.current.fingerprint !== fingerprint) kept.current = { fingerprint, key: newKey() }
    return kept.current.key
  }
}

function useSaveWhenBack(save: () => void) {
  const isOnline = useNetwork((network) => network.isOnline)
  const latest = useRef(save)
  latest.current = save
  const wasOnline = useRef(isOnline)
  useEffect(() => {
    if (isOnline && !wasOnline.current) latest.current()
    wasOnline.current = isOnline
  }, [isOnline])
}
