import { useEffect, useState } from 'react'
import { readStored, writeStored } from './stored'

/** A form kept on the phone while it is filled in: closing the app or losing the network loses nothing. */
export function useDraft<T>(
  name: string,
  initial: T,
): [draft: T, change: (part: Partial<T>) => void, drop: () => void] {
  const storedAs = `draft:${name}`
  const [draft, setDraft] = useState<T>(() => ({ ...initial, ...readStored<Partial<T>>(storedAs, {}) }))
  const [isChanged, setIsChanged] = useState(false)
  useEffect(() => {
    if (isChanged) writeStored(storedAs, draft)
  }, [draft, isChanged, storedAs])
  const change = (part: Partial<T>) => {
    setIsChanged(true)
    setDraft((current) => ({ ...current, ...part }))
  }
  const drop = () => {
    setIsChanged(false)
    writeStored(storedAs, null)
  }
  return [draft, change, drop]
}
