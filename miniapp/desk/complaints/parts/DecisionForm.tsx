import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { ComplaintCase } from '../../../../shared/complaints/desk.contract'
import { complaintsDeskText } from '../../../../shared/complaints/deskText'
import { longestWords } from '../../../../shared/complaints/states'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { useView } from '../../../platform/useView'
import { Button, Chips, Field, PickField, SearchBar } from '../../../ui'
import { type Complaint, client, type Decision, errorWords } from './useComplaint'

const modes = ['answer', 'passOn', 'close'] as const
type Mode = (typeof modes)[number]

/** Answer, pass on or close: what is typed stays while one changes one's mind, and after a refusal. */
export function DecisionForm({ of, on }: { of: ComplaintCase; on: Complaint }) {
  const text = useText(complaintsDeskText)
  const [mode, setMode] = useState<Mode>('answer')
  const [words, setWords] = useState('')
  const [union, setUnion] = useState<string | null>(null)
  const isMissing = mode === 'passOn' ? union === null : words.trim() === ''
  const { assignee, version } = of
  return (
    <View className="desk-letter__form">
      <Text className="desk-letter__label">{text.decide}</Text>
      <Chips
        label={text.decide}
        options={modes.map((value) => ({ value, label: text.decisions[value] }))}
        value={mode}
        onChange={setMode}
      />
      {assignee && !assignee.isMe && <Text className="desk-letter__warning">{text.colleague(assignee.name)}</Text>}
      {mode === 'passOn' ? (
        <UnionField of={of} value={union} onChange={setUnion} />
      ) : (
        <Field
          label={mode === 'answer' ? text.answer : text.reason}
          placeholder={mode === 'answer' ? text.answerHint : text.reasonHint}
          lines
          maxLength={longestWords}
          value={words}
          onChange={setWords}
        />
      )}
      {on.failure && (
        <Text className="desk-letter__error" aria-role="alert">
          {wordsOf(on.failure, errorWords())}
        </Text>
      )}
      <Button
        disabled={isMissing}
        busy={on.decide.busy}
        onTap={() => void on.decide.run(decisionOf(mode, version, words, union))}
      >
        {isMissing ? text.missing[mode] : text.submit[mode]}
      </Button>
    </View>
  )
}

function decisionOf(decision: Mode, version: number, words: string, union: string | null): Decision {
  if (decision === 'passOn') return { decision, version, organisationId: union ?? '' }
  return decision === 'answer' ? { decision, version, words } : { decision, version, reason: words }
}

const typingMs = 350

interface UnionFieldProps {
  of: ComplaintCase
  value: string | null
  onChange: (id: string) => void
}

/** Unions in reach: all of them where they fit a page, else those a search finds. */
function UnionField({ of, value, onChange }: UnionFieldProps) {
  const text = useText(complaintsDeskText)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useView(() => client.listComplaintUnions({ query: q === '' ? {} : { q } }), { deps: [q] })
  const refusing = [of.organisation.id, of.kind === 'complaint' || of.unnamed ? of.about?.id : undefined]
  const unions = (found.data?.items ?? []).filter((union) => !refusing.includes(union.id))
  const isSearching = q !== '' || typed !== '' || found.data?.nextCursor != null
  return (
    <View>
      {isSearching && <SearchBar value={typed} placeholder={text.unionSearch} onChange={setTyped} />}
      {found.data && unions.length === 0 ? (
        <Text className="desk-letter__note">{text.unionNone}</Text>
      ) : (
        <PickField
          label={text.union}
          options={unions.map(({ id, name }) => ({ value: id, label: name }))}
          value={value}
          onChange={onChange}
        />
      )}
    </View>
  )
}
