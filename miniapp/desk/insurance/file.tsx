import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { shanghaiDay } from '../../../shared/http/time'
import { claimDeskText } from '../../../shared/insurance/claimDeskText'
import type { FiledFor } from '../../../shared/insurance/claims.desk.contract'
import type { AskedPaper } from '../../../shared/insurance/files'
import { fileText } from '../../../shared/insurance/fileText'
import { type ClaimFacts, type EventKind, eventKinds } from '../../../shared/insurance/plans'
import { insuranceText } from '../../../shared/insurance/text'
import { PaperList } from '../../insurance/parts/PaperList'
import { wordsOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { Button, Card, Check, Chips, Field, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { FactsForm } from './parts/FactsForm'
import { Labelled } from './parts/Labelled'
import { client, errorWords } from './parts/useClaim'
import './parts/claim.scss'

definePageConfig({ navigationBarTitleText: '代为申请理赔' })

interface Filed {
  claimId: string
  version: number
  asked: AskedPaper[]
}

/** For a member who cannot: what they say is written down, then their papers, then others decide. */
export default function DeskFile() {
  const text = useText(fileText)
  const [filed, setFiled] = useState<Filed | null>(null)
  return (
    <DeskPage title={text.title} section="fileClaim">
      <View className="claim-file">
        <Text className="claim__note">{text.lead}</Text>
        {filed ? <Papers filed={filed} /> : <WriteDown onFiled={setFiled} />}
      </View>
    </DeskPage>
  )
}

/** What each event is asked; sums begin at nothing. */
function factsFor(event: EventKind): ClaimFacts {
  const today = shanghaiDay(new Date())
  const hasStay = event !== 'death' && event !== 'property'
  return {
    event,
    eventOn: today,
    items: [],
    stays: hasStay ? [{ from: today, to: today }] : [],
    hospitalGrade: null,
    costFen: event === 'accident' ? 0 : null,
    paidBy: { medicalInsurance: 0, workInjury: 0, others: 0 },
    lossFen: event === 'property' ? 0 : null,
    disabilityGrade: null,
  }
}

function WriteDown({ onFiled }: { onFiled: (filed: Filed) => void }) {
  const text = useText(fileText)
  const { events } = useText(insuranceText)
  const { story } = useText(claimDeskText)
  const [person, setPerson] = useState({ name: '', documentNumber: '', bank: '', number: '', story: '' })
  const [facts, setFacts] = useState<ClaimFacts | null>(null)
  const [hasConsent, setHasConsent] = useState(false)
  const set = (change: Partial<typeof person>) => setPerson({ ...person, ...change })
  const file = useCommand((body: FiledFor, options) => client.fileClaimFor({ body }, options), { onDone: onFiled })
  const isMissing = !facts || !hasConsent || Object.values(person).some((value) => value.trim() === '')
  const submit = () => {
    if (!facts || isMissing) return
    const { name, documentNumber, bank, number, story: words } = person
    void file.run({
      name,
      documentNumber,
      story: words,
      facts,
      payee: { holder: name, bank, number },
      consentOnPaper: true,
    })
  }
  return (
    <Card className="claim-form">
      <Field label={text.name} value={person.name} onChange={(name) => set({ name })} />
      <Field
        label={text.documentNumber}
        type="idcard"
        value={person.documentNumber}
        onChange={(documentNumber) => set({ documentNumber })}
      />
      <Labelled label={text.event}>
        <Chips
          label={text.event}
          options={eventKinds.map((value) => ({ value, label: events[value] }))}
          value={facts?.event ?? null}
          onChange={(event) => setFacts(factsFor(event))}
        />
      </Labelled>
      {facts && <FactsForm key={facts.event} of={{ plan: null }} facts={facts} onChange={setFacts} />}
      <Field lines label={story} value={person.story} onChange={(words) => set({ story: words })} />
      <Field label={text.bank} value={person.bank} onChange={(bank) => set({ bank })} />
      <Field
        label={text.number}
        type="number"
        value={person.number}
        hint={text.numberHint}
        onChange={(number) => set({ number })}
      />
      <Check label={text.consent} checked={hasConsent} onChange={setHasConsent} />
      {file.error && (
        <Text className="claim__error" aria-role="alert">
          {wordsOf(file.error, errorWords())}
        </Text>
      )}
      <Button disabled={isMissing} busy={file.busy} onTap={submit}>
        {isMissing ? text.missing : text.next}
      </Button>
    </Card>
  )
}

function Papers({ filed: { claimId, version, asked } }: { filed: Filed }) {
  const text = useText(fileText)
  const [isSending, setIsSending] = useState(false)
  const submit = useCommand(
    (_: undefined, options) => client.submitClaimFor({ params: { claimId }, body: { version } }, options),
    {
      onDone: ({ claimNumber }) => {
        toast(text.done(claimNumber))
        replace('/desk/work/queue')
      },
    },
  )
  return (
    <>
      <PaperList atDesk claimId={claimId} asked={asked} onChange={(now) => setIsSending(now.isSending)} />
      {submit.error && (
        <Text className="claim__error" aria-role="alert">
          {wordsOf(submit.error, errorWords())}
        </Text>
      )}
      <Button disabled={isSending} busy={submit.busy} onTap={() => void submit.run(undefined)}>
        {text.submit}
      </Button>
    </>
  )
}
