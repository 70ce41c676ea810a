import { useRef, useState } from 'react'
import { ApiError } from '../../../shared/http/client'
import { spreadsheet } from '../../../shared/http/files'
import { type ChosenFile, chooseFile } from '../../platform/files'
import { newKey } from '../../platform/key'
import { useCommand } from '../../platform/useCommand'

type Send<R> = (upload: Uint8Array, options: { idempotencyKey?: string }) => Promise<R>

export interface Sheet<R> {
  name: string
  report: R | undefined
  busy: boolean
  error: Error | undefined
  choose: () => Promise<void>
  take: () => Promise<unknown>
}

/** The spreadsheet that was chosen, what the server says of it, and taking what is good. */
export function useSheet<R>({ check, take }: { check: Send<R>; take: Send<R> }): Sheet<R> {
  const file = useRef<ChosenFile | null>(null)
  const key = useRef('')
  const [name, setName] = useState('')
  const [report, setReport] = useState<R>()
  const read = async () => {
    if (file.current!.size > spreadsheet.maxBytes) throw new ApiError('spreadsheet.too_large', 413)
    return file.current!.read()
  }
  // Named by a key in place of its megabytes: the same choice is the same command.
  const checking = useCommand(async (_: string, options) => check(await read(), options), { onDone: setReport })
  const taking = useCommand(async (_: string, options) => take(await read(), options), { onDone: setReport })
  return {
    name,
    report,
    busy: checking.busy || taking.busy,
    error: checking.error ?? taking.error,
    async choose() {
      const chosen = await chooseFile(['.xlsx'])
      if (!chosen) return
      file.current = chosen
      key.current = newKey()
      setName(chosen.name)
      // What was said of another file is no leave to take this one.
      setReport(undefined)
      taking.clear()
      await checking.run(key.current)
    },
    take: () => taking.run(key.current),
  }
}
