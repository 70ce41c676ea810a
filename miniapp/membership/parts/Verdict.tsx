import { Text, View } from '@tarojs/components'
import { cardText } from '../../../shared/membership/cardText'
import type { CardCheckView } from '../../../shared/membership/contract'
import type { MembershipState } from '../../../shared/membership/states'
import { membershipText } from '../../../shared/membership/text'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card, Row } from '../../ui'
import { explain } from './clients'

/** Whoever the QR names: a word, a colour, and no more than a gatekeeper may know. */
export function Passed({ check }: { check: CardCheckView }) {
  const text = useText(cardText).check
  const states = useText(membershipText).membershipStates
  const when = useWhen()
  const tone = toneOf(check.state)
  const word = { ok: text.valid, warn: text.limited, red: text.refused }[tone]
  return (
    <View className={`verdict verdict--${tone}`} aria-role="alert">
      <Text className="verdict__word">{`${word} · ${states[check.state]}`}</Text>
      <Text className="verdict__name">{check.name}</Text>
      <Text>{check.organisation}</Text>
      <Text className="verdict__note">{text.at(when.at(check.checkedAt))}</Text>
    </View>
  )
}

/** Somebody whose transfer is under way, or whose membership is retained, keeps what members have. */
function toneOf(state: MembershipState): 'ok' | 'warn' | 'red' {
  if (state === 'active' || state === 'transferring' || state === 'retained') return 'ok'
  return state === 'suspended' ? 'warn' : 'red'
}

/** Too old, or no membership code at all: what to ask the other person for. */
export function Failed({ error }: { error: Error }) {
  const text = useText(cardText).check
  const code = codeOf(error)
  const known =
    code === 'membership.qr_stale'
      ? { tone: 'warn', word: text.stale, note: text.staleNote }
      : code === 'membership.qr_invalid'
        ? { tone: 'red', word: text.invalid, note: text.invalidNote }
        : { tone: 'warn', word: explain(error), note: '' }
  return (
    <View className={`verdict verdict--${known.tone}`} aria-role="alert">
      <Text className="verdict__word">{known.word}</Text>
      {known.note !== '' && <Text>{known.note}</Text>}
    </View>
  )
}

/** Before the first check. */
export function Ready() {
  const text = useText(cardText).check
  return (
    <Card kind="rows">
      <Row title={text.ready} note={text.readyNote} />
    </Card>
  )
}
