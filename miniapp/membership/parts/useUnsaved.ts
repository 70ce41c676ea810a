import { useRef, useState } from 'react'
import { readStored, writeStored } from '../../platform/stored'
import type { Form, Unsaved } from './form'

const storedAs = 'draft:membership.join'

interface Kept {
  personId: string
  fields: Unsaved
}

/** What somebody else typed on this phone is not shown to the next one, and goes. */
function readOwn(personId: string): Unsaved {
  const kept = readStored<Kept | null>(storedAs, null)
  if (kept === null) return {}
  if (kept.personId === personId) return kept.fields
  writeStored(storedAs, null)
  return {}
}

/** Keeps on the phone what the server has not acknowledged yet, and nothing else. */
export function useUnsaved(personId: string) {
  const [fields, setFields] = useState<Unsaved>(() => readOwn(personId))
  // Read by saves that run while the person types on.
  const latest = useRef(fields)
  const keep = (next: Unsaved) => {
    latest.current = next
    writeStored(storedAs, Object.keys(next).length === 0 ? null : ({ personId, fields: next } satisfies Kept))
    setFields(next)
  }
  return {
    fields,
    latest,
    change: (part: Unsaved) => keep({ ...latest.current, ...part }),
    forget: (keys: readonly (keyof Form)[]) => {
      const rest = { ...latest.current }
      for (const key of keys) delete rest[key]
      keep(rest)
    },
    erase: () => keep({}),
  }
}
