import { useState } from 'react'
import type { ComplaintKind } from '../../../shared/complaints/states'
import { useMe } from '../../platform/session'
import { readStored, writeStored } from '../../platform/stored'

const storedAs = 'draft:complaints.new'

export interface Union {
  id: string
  name: string
}

export interface Letter {
  kind: ComplaintKind
  about: 'own' | 'other' | 'program' | null
  /** Chosen by search, where it is about another union. */
  other: Union | null
  words: string
  unnamed: boolean
}

interface Kept {
  personId: string
  letter: Letter
}

/** What is being written, kept on the phone until it is sent; what somebody else typed here is not shown to the next one. */
export function useLetter(begin: Partial<Letter>) {
  const personId = useMe()?.id ?? ''
  const [letter, setLetter] = useState<Letter>(() => {
    const kept = readStored<Kept | null>(storedAs, null)
    const blank: Letter = { kind: 'suggestion', about: null, other: null, words: '', unnamed: false }
    return { ...blank, ...(kept?.personId === personId ? kept.letter : {}), ...begin }
  })
  const keep = (next: Letter) => {
    setLetter(next)
    writeStored(storedAs, { personId, letter: next } satisfies Kept)
  }
  return {
    letter,
    change: (part: Partial<Letter>) => keep({ ...letter, ...part }),
    erase: () => writeStored(storedAs, null),
  }
}
