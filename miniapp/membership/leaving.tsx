import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { StandingView } from '../../shared/membership/standing.contract'
import { standingText } from '../../shared/membership/standingText'
import { useText } from '../platform/locale'
import { back, open, replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Check, Chips, DateField, Empty, Field, Page, toast } from '../ui'
import { errorWords, explain } from './parts/clients'
import { standing } from './parts/standingClient'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '退会' })

/** What leaving changes, other ways, and the confirmation. */
export default function Leaving() {
  const text = useText(standingText)
  const view = useView(() => standing.getStanding({ query: {} }))
  return (
    <Page title={text.leavePage.title} view={view} errors={errorWords()}>
      {(own) =>
        own.current && own.actions.includes('leave') ? (
          <LeavingForm own={own} union={own.current.organisation.name} />
        ) : (
          <Empty text={text.none} action={{ label: text.title, onTap: () => replace('/membership/standing') }} />
        )
      }
    </Page>
  )
}

function LeavingForm({ own, union }: { own: StandingView; union: string }) {
  const text = useText(standingText).leavePage
  const [when, setWhen] = useState<'now' | 'onDay'>('now')
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [isSure, setIsSure] = useState(false)
  const leave = useCommand(standing.leave, {
    onDone: () => {
      toast(text.done)
      replace('/membership/standing')
    },
  })
  const isMoving = own.current?.state === 'transferring'
  const missing = when === 'onDay' && day === '' ? text.missingDay : isSure ? null : text.missingSure
  const words = reason.trim()
  const body = {
    confirmed: true as const,
    ...(when === 'onDay' ? { on: day } : {}),
    ...(words ? { reason: words } : {}),
  }
  return (
    <>
      <Consequences union={union} canMove={own.actions.includes('transfer')} />
      <Card title={text.when}>
        {isMoving ? (
          <Text>{text.waiting}</Text>
        ) : (
          <Chips
            label={text.when}
            options={(['now', 'onDay'] as const).map((value) => ({ value, label: text[value] }))}
            value={when}
            onChange={setWhen}
          />
        )}
        {when === 'onDay' && (
          <DateField label={text.day} value={day} start={own.leaving.from} end={own.leaving.until} onChange={setDay} />
        )}
      </Card>
      <Card>
        <Field
          label={text.reason}
          placeholder={text.reasonHint}
          lines
          maxLength={300}
          value={reason}
          onChange={setReason}
        />
      </Card>
      <Card>
        <Check label={text.sure} note={text.takeBack(own.takeBackDays)} checked={isSure} onChange={setIsSure} />
      </Card>
      <BottomBar
        label={when === 'now' ? text.submit : text.submitDay}
        missing={missing}
        busy={leave.busy}
        error={leave.error ? explain(leave.error) : null}
        second={{ label: text.keep, onTap: back }}
        onTap={() => void leave.run({ body })}
      />
    </>
  )
}

function Consequences({ union, canMove }: { union: string; canMove: boolean }) {
  const text = useText(standingText).leavePage
  return (
    <Card>
      <View className="words">
        <Text>{text.lead(union)}</Text>
        {text.loses.split('\n').map((line) => (
          <Text key={line} className="words__item">
            {line}
          </Text>
        ))}
        <Text className="words__small">{text.otherWays}</Text>
        {canMove && (
          <Button kind="plain" size="small" onTap={() => open('/membership/transfer')}>
            {text.toTransfer}
          </Button>
        )}
      </View>
    </Card>
  )
}
