import { useState } from 'react'
import type { JoinView } from '../../../shared/membership/contract'
import { joinText } from '../../../shared/membership/joinText'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { isWechat } from '../../platform/wechat'
import { BottomBar, Card, FieldShown, Steps, Tag } from '../../ui'
import { Consents, type Purpose } from './Consents'
import { explain } from './clients'
import { HeldPhone, isPhoneHeld } from './HeldPhone'
import { PlaceCard } from './PlaceCard'
import type { Place } from './place'
import { isPhone, type SmsEntry, SmsFields } from './SmsFields'
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
  const [sms, setSms] = useState<SmsEntry>({ phone: '', code: '' })
  const [given, setGiven] = useState<Purpose[]>([])
  const [isBySms, setIsBySms] = useState(!isWechat)
  const phone = join.person?.phone ?? null
  const beginning = useBeginning(join, place, previousId, async () => {
    await onRefresh()
    onDone()
  })
  const asksSms = phone === null && isBySms
  const missing = missingOf({ phone, asksSms, sms, due: join.consentsDue, given }, text)
  return (
    <>
      <Steps now={1} all={4} />
      <PlaceCard place={place} onChange={place.event ? undefined : () => replace('/organisations/find?choose=1')} />
      {phone !== null && (
        <Card kind="rows">
          <FieldShown label={text.start.phone} value={phone} tag={<Tag tone="ok">{text.start.verified}</Tag>} />
        </Card>
      )}
      {asksSms && <SmsFields value={sms} onChange={setSms} />}
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

interface Asked {
  phone: string | null
  asksSms: boolean
  sms: SmsEntry
  due: readonly Purpose[]
  given: readonly Purpose[]
}

function missingOf({ phone, asksSms, sms, due, given }: Asked, text: (typeof joinText)['zh']): string | null {
  if (phone === null && (!asksSms || !isPhone(sms.phone))) return text.missing(text.start.phone)
  if (asksSms && !/^\d{6}$/.test(sms.code)) return text.missing(text.start.code)
  return due.some((purpose) => !given.includes(purpose)) ? text.start.missingConsent : null
}
