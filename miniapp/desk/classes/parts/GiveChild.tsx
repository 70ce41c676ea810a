import { useState } from 'react'
import { dayText } from '../../../../shared/classes/dayText'
import type { ChildDay } from '../../../../shared/classes/dayViews'
import { useText } from '../../../platform/locale'
import { useNetwork } from '../../../platform/network'
import { useCommand } from '../../../platform/useCommand'
import type { View as Viewed } from '../../../platform/useView'
import { BottomBar, Card, Check, Field, Row, Tag, toast, Warning } from '../../../ui'
import { AskGuardian } from './AskGuardian'
import { CollectorPhoto } from './CollectorPhoto'
import { type DayActs, type HandOverInput, kinds } from './dayActs'
import { days, explainCode, explainDay } from './dayClient'
import { type Taker, takersOf } from './takers'

interface GiveChildProps {
  of: ChildDay
  acts: DayActs
  view: Viewed<ChildDay>
}

/** First who it is, then what shows it, then the one button. */
export function GiveChild({ of, acts, view }: GiveChildProps) {
  const { handOver: text } = useText(dayText)
  const isOnline = useNetwork((network) => network.isOnline)
  const [chosenId, choose] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [matches, setMatches] = useState(false)
  const takers = takersOf(of, text)
  const taker = takers.find(({ toId }) => toId === chosenId)
  const give = useGive({ of, acts, view })
  const pick = (toId: string) => {
    choose(toId)
    setCode('')
    setMatches(false)
    give.clear()
  }
  const missing = missingOf(taker, { code, matches }, text)
  const start = () => {
    if (!taker) return
    const proof = { ...(matches ? { photoSeen: true as const } : {}), ...(code ? { code } : {}) }
    give.start({ childId: of.child.childId, day: of.day, way: taker.way, toId: taker.toId, ...proof }, taker)
  }
  return (
    <>
      <Takers title={text.guardians} takers={takers} way="guardian" chosen={chosenId} onPick={pick} />
      <Takers title={text.collectors} takers={takers} way="collector" chosen={chosenId} onPick={pick} />
      <Takers title={text.others} takers={takers} way="confirmed" chosen={chosenId} onPick={pick} />
      {taker?.photo && (
        <CollectorPhoto childId={of.child.childId} taker={taker} checked={matches} onChange={setMatches} />
      )}
      {taker?.needsCode && (
        <Card>
          <Field label={text.code} hint={text.codeHint} value={code} maxLength={6} onChange={setCode} />
        </Card>
      )}
      {taker?.needsNetwork && !isOnline && <Warning text={text.needsNetwork} />}
      <AskGuardian of={of} onAsked={() => void view.refresh()} />
      <BottomBar
        label={taker ? text.give(taker.name) : text.choose}
        missing={missing}
        busy={give.busy}
        error={give.error}
        onTap={start}
      />
    </>
  )
}

type Words = (typeof dayText)['zh']['handOver']

function missingOf(taker: Taker | undefined, { code, matches }: { code: string; matches: boolean }, text: Words) {
  if (!taker) return text.choose
  if (taker.photo && !matches) return text.checkPhoto
  return taker.needsCode && code.trim() === '' ? text.typeCode : null
}

/** What the server has to be asked about goes at once; all else is written down on the phone and sent when it can be. */
function useGive({ of, acts, view }: GiveChildProps) {
  const { handOver: text } = useText(dayText)
  const [error, setError] = useState<string | null>(null)
  const params = { classId: of.classId }
  const now = useCommand((body: HandOverInput['body'], options) => days.handOver({ params, body }, options), {
    onDone: () => {
      toast(text.done)
      void view.refresh()
    },
    onError: (problem) => setError(explainDay(problem)),
  })
  const later = async (body: HandOverInput['body']) => {
    const input = { params, body: { ...body, tappedAt: new Date().toISOString() } }
    const left = await acts.add(kinds.handOver, input)
    if (left?.problem) setError(explainCode(left.problem.code))
    else toast(left ? text.doneOffline : text.done)
  }
  const start = (body: HandOverInput['body'], { needsNetwork }: Taker) => {
    setError(null)
    void (needsNetwork ? now.run(body) : later(body))
  }
  return { start, busy: now.busy || acts.sending, error, clear: () => setError(null) }
}

interface TakersProps {
  title: string
  takers: readonly Taker[]
  way: Taker['way']
  chosen: string | null
  onPick: (toId: string) => void
}

function Takers({ title, takers, way, chosen, onPick }: TakersProps) {
  const { handOver: text, pickup } = useText(dayText)
  const shown = takers.filter((taker) => taker.way === way)
  if (shown.length === 0) return way === 'collector' ? <Card title={title}>{text.noCollectors}</Card> : null
  return (
    <Card title={title} kind="rows">
      {shown.map(({ toId, name, note, state, isOff }) =>
        isOff ? (
          <Row
            key={toId}
            title={name}
            note={note}
            {...(state ? { value: <Tag tone={stateTones[state]}>{pickup[state]}</Tag> } : {})}
          />
        ) : (
          <Check
            key={toId}
            label={name}
            note={state ? pickup[state] : note}
            checked={chosen === toId}
            onChange={() => onPick(toId)}
          />
        ),
      )}
    </Card>
  )
}

const stateTones = { asked: 'warn', allowed: 'ok', refused: 'red' } as const
