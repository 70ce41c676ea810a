import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { TransferCaseView } from '../../../../shared/membership/members.contract'
import { membersText } from '../../../../shared/membership/membersText'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { Button, Field, Sheet } from '../../../ui'
import { useKeys } from '../../parts/keys'
import { useWide } from '../../parts/useWide'
import type { TransferCase } from './useTransfer'

type Mode = 'accept' | 'refuse'

/** Accept or refuse, each with its last look. */
export function TransferFoot({ of, on }: { of: TransferCaseView; on: TransferCase }) {
  const text = useText(membersText)
  const isWide = useWide()
  const [chosen, setMode] = useState<Mode | null>(null)
  const mode = chosen !== null && of.actions.includes(chosen) ? chosen : null
  const begin = (wanted: Mode) => of.actions.includes(wanted) && setMode(wanted)
  const close = () => setMode(null)
  useKeys({ a: () => begin('accept'), r: () => begin('refuse'), Escape: close }, isWide)
  if (!of.actions.includes('accept')) return null
  const title = mode === 'accept' ? text.acceptTitle : text.refuseTitle
  return (
    <View className="case__foot">
      <View className="case__buttons">
        <Button kind="outline" className="case__button--return" onTap={() => begin('refuse')}>
          {text.refuse}
        </Button>
        <Button className="case__button--approve" onTap={() => begin('accept')}>
          {text.accept}
        </Button>
      </View>
      <Sheet isOpen={mode !== null} title={title} onClose={close}>
        {mode && <DecisionForm of={of} on={on} mode={mode} />}
      </Sheet>
    </View>
  )
}

function DecisionForm({ of, on, mode }: { of: TransferCaseView; on: TransferCase; mode: Mode }) {
  const text = useText(membersText)
  const [reason, setReason] = useState('')
  const isMissing = mode === 'refuse' && reason.trim() === ''
  const { version } = of
  const submit = () =>
    void on.decide.run(
      mode === 'accept' ? { decision: 'accept', version } : { decision: 'refuse', version, reason: reason.trim() },
    )
  return (
    <View className="member__form">
      {mode === 'accept' ? (
        <Text>{text.acceptBody(of.person.name, of.to.name)}</Text>
      ) : (
        <Field
          label={text.refuseReason}
          placeholder={text.refuseHint}
          lines
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      )}
      {on.decide.error && on.failure && (
        <Text className="member__error" aria-role="alert">
          {wordsOf(on.failure, text.errors)}
        </Text>
      )}
      <Button disabled={isMissing} busy={on.decide.busy} onTap={submit}>
        {isMissing ? text.refuseMissing : mode === 'accept' ? text.acceptSubmit : text.refuseSubmit}
      </Button>
    </View>
  )
}
