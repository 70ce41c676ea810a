import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { WorkItemView } from '../../../../shared/desk/contract'
import { type DecisionResult, membershipBulk } from '../../../../shared/membership/bulk.contract'
import type { DecisionItem } from '../../../../shared/membership/decisions'
import { decisionText } from '../../../../shared/membership/decisionText'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { clientOf } from '../../../platform/client'
import { wordsOf, wordsOfCode } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Sheet } from '../../../ui'
import { decisionOf, missingIn } from './decision'
import { forms } from './Forms'
import { type Mode, useDecisionDraft } from './useDecisionDraft'
import './decision.scss'

interface BulkDecisionProps {
  items: readonly WorkItemView[]
  mode: Mode
  onClose: () => void
  /** After somebody has read what became of them. */
  onDone: () => void
}

const client = clientOf(membershipBulk)
/** What was seen at an event counts without being said again; for the others it is asked once. */
const unseen = { sighting: null }

/** One decision for several cases: the form once, then what became of each. */
export function BulkDecision({ items, mode, onClose, onDone }: BulkDecisionProps) {
  const text = useText(decisionText)
  const { errors } = useText(membershipDeskText)
  const { draft, change, drop } = useDecisionDraft(`bulk ${mode}`)
  // What they were when they were sent: the list behind changes.
  const [sent, setSent] = useState(items)
  const [results, setResults] = useState<readonly DecisionResult[] | null>(null)
  const decide = useCommand(
    (decided: DecisionItem[], options) => client.decideApplications({ body: { items: decided } }, options),
    {
      onDone: (answer) => {
        drop()
        setResults(answer.items)
      },
    },
  )
  const run = () => {
    setSent(items)
    void decide.run(items.map(({ id, version }) => ({ id, ...decisionOf(draft, mode, version) })))
  }
  const Form = forms[mode]
  const missing = missingIn(unseen, draft, mode, text)
  if (results) {
    return (
      <Sheet isOpen title={text.bulk.done} onClose={onDone}>
        <Results results={results} items={sent} />
        <View className="case-decision__submit">
          <Button onTap={onDone}>{text.bulk.close}</Button>
        </View>
      </Sheet>
    )
  }
  return (
    <Sheet isOpen title={text.bulk.title[mode](items.length)} onClose={onClose}>
      <View className="case-decision">
        <View className="case-decision__body">
          <Text className="case-decision__note">{text.bulk.each}</Text>
          <Form of={unseen} draft={draft} change={change} />
        </View>
        <View className="case-decision__submit">
          {decide.error && (
            <Text className="case-decision__error" aria-role="alert">
              {wordsOf(decide.error, errors)}
            </Text>
          )}
          <Button disabled={missing !== null} busy={decide.busy} onTap={run}>
            {missing ?? text.bulk.submit[mode](items.length)}
          </Button>
        </View>
      </View>
    </Sheet>
  )
}

function Results({ results, items }: { results: readonly DecisionResult[]; items: readonly WorkItemView[] }) {
  const text = useText(decisionText)
  const { errors } = useText(membershipDeskText)
  const failed = results.filter(({ ok }) => !ok)
  const subjectOf = (id: string) => items.find((item) => item.id === id)?.subject ?? ''
  return (
    <View className="bulk-results">
      <Text className="bulk-results__sum" aria-role="status">
        {text.bulk.sum(results.length - failed.length, failed.length)}
      </Text>
      {failed.map(({ id, error }) => (
        <View key={id} className="bulk-results__item">
          <Text className="bulk-results__subject">{subjectOf(id)}</Text>
          <Text>{wordsOfCode(error?.code ?? 'server.failed', errors)}</Text>
        </View>
      ))}
    </View>
  )
}
