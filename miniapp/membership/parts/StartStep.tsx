import { useState } from 'react'
import type { JoinView } from '../../../shared/membership/contract'
import { joinText } from '../../../shared/membership/joinText'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { isWechat } from '../../platform/wechat'
import { BottomBar, Card, FieldShown, type PhoneCode, PhoneCodeFields, Steps, Tag, useMissingOf } from '../../ui'
import { Consents, type Purpose } from './Consents'
import { explain, identity } from './clients'
import { HeldPhone, isPhoneHeld } from './HeldPhone'
import { PlaceCard } from './PlaceCard'
import type { Place } from './place'
import { useBeginning } from './useBeginning'
import { WechatPhone } from './WechatPhone'

interface StartStepProps {
  join: JoinView
  place: Place
  previousId: string | undefined
  /** Asks the server again: a person may have become known. */
  onRefresh: () => Promise<unknown>
  onDone: () => void
}

/** Screen 1: where to, who, and what they agree to; whatever is known is shown and not asked. */
export function StartStep({ join, place, previousId, onRefresh, onDone }: StartStepProps) {
  const text = useText(joinText)
  const [sms, setSms] = useState<PhoneCode>({ phone: '', code: '' })
  const [given, setGiven] = useState<Purpose[]>([])
  const [isBySms, setIsBySms] = useState(!isWechat)
  const phone = join.person?.phone ?? null
  const beginning = useBeginning(join, place, previousId, async () => {
    await onRefresh()
    onDone()
  })
  const asksSms = phone === null && isBySms
  const missingCode = useMissingOf(sms)
  const missingSms = asksSms ? missingCode : phone === null ? text.missing(text.start.phone) : null
  const isAgreed = join.consentsDue.every((purpose) => given.includes(purpose))
  const missing = missingSms ?? (isAgreed ? null : text.start.missingConsent)
  return (
    <>
      <Steps now={1} all={4} />
      <PlaceCard place={place} onChange={place.event ? undefined : () => replace('/organisations/find?choose=1')} />
      {phone !== null && (
        <Card kind="rows">
          <FieldShown label={text.start.phone} value={phone} tag={<Tag tone="ok">{text.start.verified}</Tag>} />
        </Card>
      )}
      {asksSms && (
        <Card kind="rows" title={text.start.signIn}>
          <PhoneCodeFields value={sms} onChange={setSms} request={identity.requestSmsCode} />
        </Card>
      )}
      {phone === null && !isBySms && <WechatPhone onSms={() => setIsBySms(true)} onBound={() => void onRefresh()} />}
      {join.consentsDue.length > 0 && <Consents due={join.consentsDue} given={given} onChange={setGiven} />}
      {beginning.error && isPhoneHeld(beginning.error) && <HeldPhone />}
      <BottomBar
        label={asksSms ? text.start.signInAndStart : previousId ? text.start.again : text.start.begin}
        missing={missing}
        busy={beginning.busy}
        error={beginning.error ? explain(beginning.error) : null}
        note={text.start.note}
        onTap={() => void beginning.run({ sms: asksSms ? sms : null, given })}
      />
    </>
  )
}
