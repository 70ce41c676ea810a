import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ComplaintView } from '../../shared/complaints/contract'
import { longestWords } from '../../shared/complaints/states'
import { complaintsText } from '../../shared/complaints/text'
import { writeText } from '../../shared/complaints/writeText'
import { useText } from '../platform/locale'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, Field, Page, Row, Tag } from '../ui'
import { complaints, errorWords, explain } from './parts/clients'
import { Exchange } from './parts/Exchange'
import { complaintTones } from './parts/tones'
import './complaints.scss'

definePageConfig({ navigationBarTitleText: '答复进度' })

/** Whose turn it is and until when, what was written, and asking once more. */
export default function OneComplaint() {
  const text = useText(writeText)
  const { id = '' } = useRouter().params
  const view = useView(() => complaints.getComplaint({ params: { complaintId: id } }), { deps: [id] })
  return (
    <Page title={text.oneTitle} view={view} errors={errorWords()}>
      {(of) => (
        <>
          <Head of={of} />
          <Exchange entries={of.entries} />
          <Details of={of} />
          {of.actions.includes('askAgain') && <AskAgain of={of} onAsked={view.show} onRefresh={view.refresh} />}
        </>
      )}
    </Page>
  )
}

function Head({ of: { state, organisation, dueAt } }: { of: ComplaintView }) {
  const text = useText(writeText)
  const { states } = useText(complaintsText)
  const when = useWhen()
  const isLate = dueAt !== null && Date.parse(dueAt) < Date.now()
  return (
    <Card>
      <View className="letter-head">
        <Text className="letter-head__words" aria-role="heading" aria-level={1}>
          {text.heads[state](organisation.name)}
        </Text>
        <Tag tone={complaintTones[state]}>{states[state]}</Tag>
      </View>
      {dueAt && (
        <Text className="letter-head__due">{isLate ? text.late(when.at(dueAt)) : text.due(when.at(dueAt))}</Text>
      )}
    </Card>
  )
}

function Details({ of: { kind, about, receiptNumber, unnamed } }: { of: ComplaintView }) {
  const text = useText(writeText)
  const { kinds, program } = useText(complaintsText)
  return (
    <Card kind="rows">
      <Row title={kinds[kind]} note={text.otherChosen(about?.name ?? program)} />
      <Row title={text.signed} note={unnamed ? text.signedNames.no : text.signedNames.yes} />
      <Row title={text.receipt} note={receiptNumber} />
    </Card>
  )
}

interface AskAgainProps {
  of: ComplaintView
  onAsked: (after: ComplaintView) => void
  onRefresh: () => Promise<void>
}

function AskAgain({ of: { id, version }, onAsked, onRefresh }: AskAgainProps) {
  const text = useText(writeText)
  const [words, setWords] = useState('')
  const asking = useCommand(complaints.askAgain, { onDone: onAsked, onError: () => void onRefresh() })
  return (
    <>
      <Card>
        <Field
          label={text.again}
          hint={text.againHint}
          lines
          maxLength={longestWords}
          value={words}
          onChange={setWords}
        />
      </Card>
      {words.trim() !== '' && (
        <BottomBar
          label={text.againSend}
          busy={asking.busy}
          error={asking.error ? explain(asking.error) : null}
          onTap={() => void asking.run({ params: { complaintId: id }, body: { version, words } })}
        />
      )}
    </>
  )
}
