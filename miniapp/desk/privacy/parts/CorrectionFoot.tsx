import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { CorrectionCaseView } from '../../../../shared/privacy/desk.contract'
import { correctionDeskText } from '../../../../shared/privacy/deskText'
import { privacyText } from '../../../../shared/privacy/text'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { Button, Card, Check, Field } from '../../../ui'
import type { CorrectionAtDesk } from './useCorrection'

/** Approve, with what was seen said; or refuse, with the reason the person reads. */
export function CorrectionFoot({ of, on }: { of: CorrectionCaseView; on: CorrectionAtDesk }) {
  const text = useText(correctionDeskText)
  const { errors } = useText(privacyText)
  const [isSeen, setIsSeen] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  const { decide } = on
  if (!of.actions.includes('approve')) return null
  const approve = () =>
    void decide.run({ decision: 'approve', version: of.version, assurance: isSeen ? 'seenByStaff' : 'stated' })
  const refuse = () => {
    if (reason === null) setReason('')
    else void decide.run({ decision: 'refuse', version: of.version, reason: reason.trim() })
  }
  return (
    <Card>
      {decide.error && (
        <Text className="correction__problem" aria-role="alert">
          {wordsOf(decide.error, errors)}
        </Text>
      )}
      {reason === null ? (
        <Check label={text.seen} note={text.approveNote} checked={isSeen} onChange={setIsSeen} />
      ) : (
        <Field
          label={text.reason}
          placeholder={text.reasonHint}
          maxLength={500}
          lines
          focus
          value={reason}
          onChange={setReason}
        />
      )}
      <View className="correction__buttons">
        <Button
          kind="outline"
          busy={decide.busy && reason !== null}
          disabled={reason !== null && reason.trim() === ''}
          onTap={refuse}
        >
          {reason === null ? text.refuse : text.submitRefusal}
        </Button>
        {reason === null ? (
          <Button busy={decide.busy} onTap={approve}>
            {text.approve}
          </Button>
        ) : (
          <Button kind="plain" onTap={() => setReason(null)}>
            {text.hide}
          </Button>
        )}
      </View>
    </Card>
  )
}
