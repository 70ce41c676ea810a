import { classesText } from '../../../shared/classes/classesText'
import type { ClassRow } from '../../../shared/classes/contract'
import { classWords } from '../../../shared/classes/wordsText'
import { useText } from '../../platform/locale'
import { Tag, type Tone } from '../../ui'

type Standing = Pick<ClassRow, 'state' | 'opensAt' | 'closesAt' | 'allocation' | 'free' | 'freeFor'>
type Word = keyof (typeof classesText)['zh']['tags']

const tones: Record<Word, Tone> = { soon: 'grey', many: 'ok', few: 'warn', none: 'warn', entering: 'ok', over: 'grey' }

function wordOf({ opensAt, closesAt, allocation, free, freeFor }: Standing): Word {
  const now = Date.now()
  if (now < Date.parse(opensAt)) return 'soon'
  if (now >= Date.parse(closesAt)) return 'over'
  if (allocation === 'draw') return 'entering'
  return free === 'none' && freeFor.length > 0 ? 'few' : free
}

/** What can be done with a class now, in a word. */
export function ClassTag({ of }: { of: Standing }) {
  const { tags } = useText(classesText)
  const { classStates } = useText(classWords)
  if (of.state !== 'published') return <Tag>{classStates[of.state]}</Tag>
  const word = wordOf(of)
  return <Tag tone={tones[word]}>{tags[word]}</Tag>
}
