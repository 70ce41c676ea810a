import { Text, View } from '@tarojs/components'
import { membershipText } from '../../shared/membership/text'
import type { CorrectionView } from '../../shared/privacy/contract'
import { correctionsText } from '../../shared/privacy/correctionsText'
import { dataText } from '../../shared/privacy/dataText'
import { privacyText } from '../../shared/privacy/text'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'
import { useCommand } from '../platform/useCommand'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, confirm, Page, Tag, type Tone } from '../ui'
import { CorrectionForm } from './parts/CorrectionForm'
import { explain, privacy, wordFor } from './parts/clients'
import { Problem } from './parts/Problem'
import './privacy.scss'

definePageConfig({ navigationBarTitleText: '更正信息' })

const tones: Record<CorrectionView['state'], Tone> = {
  submitted: 'warn',
  applied: 'ok',
  approved: 'ok',
  refused: 'red',
  withdrawn: 'grey',
}

/** Asking for a correction, and what became of earlier ones. */
export default function Corrections() {
  const text = useText(correctionsText)
  const shell = useText(shellText)
  const { errors } = useText(privacyText)
  const pages = usePages((cursor) => privacy.listCorrections({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.title} view={pages} errors={errors}>
      {(corrections) => (
        <>
          <CorrectionForm onFiled={() => void pages.refresh()} />
          <Card title={text.list}>
            {corrections.length === 0 && <Text className="rights__note">{text.empty}</Text>}
            {corrections.map((correction) => (
              <CorrectionRow key={correction.id} correction={correction} onChanged={() => void pages.refresh()} />
            ))}
          </Card>
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

function CorrectionRow({ correction, onChanged }: { correction: CorrectionView; onChanged: () => void }) {
  const text = useText(correctionsText)
  const { occupations } = useText(membershipText)
  const { values } = useText(dataText)
  const when = useWhen()
  const { id, field, state, before, after, filedAt, remark, version, actions } = correction
  const withdrawal = useCommand(privacy.withdrawCorrection, { onDone: onChanged, onError: onChanged })
  const withdraw = async () => {
    if (!(await confirm({ title: text.withdrawAsk, ok: text.withdrawYes }))) return
    void withdrawal.run({ params: { correctionId: id }, body: { version } })
  }
  const inWords = (value: string | null) =>
    wordFor({ ...occupations, longTerm: values.longTerm }, value ?? '', value ?? '')
  return (
    <View className="rights__line">
      <View className="rights__head">
        <Text>{text.fields[field]}</Text>
        <Tag tone={tones[state]}>{text.states[state]}</Tag>
      </View>
      <Text className="rights__value">{text.change(inWords(before), inWords(after))}</Text>
      <Text className="rights__note">{text.filedAt(when.at(filedAt))}</Text>
      <Turn of={correction} />
      {remark && <Text className="rights__note">{text.remark(remark)}</Text>}
      {withdrawal.error && <Problem words={explain(withdrawal.error)} />}
      {actions.includes('withdraw') && (
        <Button kind="plain" size="small" busy={withdrawal.busy} onTap={() => void withdraw()}>
          {text.withdraw}
        </Button>
      )}
    </View>
  )
}

/** Which union has it and until when, and where its time was over. */
function Turn({ of: { state, organisation, movedUpFrom, dueAt } }: { of: CorrectionView }) {
  const text = useText(correctionsText)
  const when = useWhen()
  if (organisation === null) return null
  const isLate = dueAt !== null && Date.parse(dueAt) < Date.now()
  const due = dueAt && (isLate ? text.late(when.at(dueAt)) : text.due(when.at(dueAt)))
  return (
    <>
      {movedUpFrom && <Text className="rights__note">{text.movedUp(movedUpFrom)}</Text>}
      <Text className="rights__note">
        {[state === 'submitted' ? text.turn(organisation) : organisation, due].filter(Boolean).join(' · ')}
      </Text>
    </>
  )
}
