import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ReleaseAbout } from '../../../shared/membership/releases'
import type { ReleaseView } from '../../../shared/membership/releases.contract'
import { releaseText } from '../../../shared/membership/releaseText'
import { useText } from '../../platform/locale'
import { useMe } from '../../platform/session'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Card, Field, type PhoneCode, PhoneCodeFields, useMissingOf } from '../../ui'
import { explain, identity, releases } from './clients'

interface ReleaseFormProps {
  about: ReleaseAbout
  applicationId: string | null | undefined
  onDone: (release: ReleaseView) => void
}

/** Proof that the phone is in one's hands, or the application that names the document; and what staff should know. */
export function ReleaseForm({ about, applicationId, onDone }: ReleaseFormProps) {
  const text = useText(releaseText)
  const me = useMe()
  const [sms, setSms] = useState<PhoneCode>({ phone: '', code: '' })
  const [name, setName] = useState(me?.phone ? '' : (me?.name ?? ''))
  const [note, setNote] = useState('')
  const command = useCommand(releases.openRelease, { onDone })
  const isPhoneCase = about === 'phone'
  const words = text[about]
  const missingCode = useMissingOf(sms)
  const missing = missingCode ?? (name.trim() === '' ? text.missing(text.items.name) : null)
  const submit = () => {
    const more = note.trim() === '' ? {} : { note: note.trim() }
    const body = isPhoneCase
      ? { about: 'phone' as const, ...sms, name: name.trim(), ...more }
      : { about: 'document' as const, applicationId: applicationId ?? '', ...more }
    void command.run({ body })
  }
  return (
    <>
      <Card title={words.title}>
        <View className="words">
          <Text>{words.body}</Text>
          {isPhoneCase && <Text className="words__small">{text.phone.own}</Text>}
        </View>
      </Card>
      {isPhoneCase && (
        <Card kind="rows">
          <PhoneCodeFields value={sms} onChange={setSms} request={identity.requestSmsCode} />
        </Card>
      )}
      <Card kind="rows">
        {isPhoneCase && (
          <Field label={text.name} placeholder={text.nameHint} maxLength={60} value={name} onChange={setName} />
        )}
        <Field label={text.note} placeholder={text.noteHint} lines value={note} trust={text.trust} onChange={setNote} />
      </Card>
      <BottomBar
        label={text.submit}
        missing={isPhoneCase ? missing : null}
        busy={command.busy}
        error={command.error ? explain(command.error) : null}
        onTap={submit}
      />
    </>
  )
}
