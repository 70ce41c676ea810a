import { View } from '@tarojs/components'
import { useState } from 'react'
import type { QuestionView } from '../../../../shared/learning/bank.desk.contract'
import { bankDeskText } from '../../../../shared/learning/bankDeskText'
import { papersDeskText } from '../../../../shared/learning/papersDeskText'
import { useText } from '../../../platform/locale'
import { shellText } from '../../../platform/text'
import { usePages } from '../../../platform/usePages'
import { Button, Check, Empty, Failure, PickField, Sheet, Skeleton } from '../../../ui'
import { WordSearch } from '../../parts/WordSearch'
import { blankMarks, type NamedForm } from './paperForm'
import { bank, quizWords } from './quizClient'

interface QuestionPickerProps {
  isOpen: boolean
  organisationId: string
  topics: readonly { topic: string; questions: number }[]
  named: readonly NamedForm[]
  onChange: (named: NamedForm[]) => void
  onClose: () => void
}

/** The bank of a union, to take questions of a fixed paper from. */
export function QuestionPicker({ isOpen, onClose, ...props }: QuestionPickerProps) {
  const text = useText(papersDeskText)
  return (
    <Sheet isOpen={isOpen} title={text.pickTitle(props.named.length)} onClose={onClose}>
      <Picks {...props} />
    </Sheet>
  )
}

function Picks({ organisationId, topics, named, onChange }: Omit<QuestionPickerProps, 'isOpen' | 'onClose'>) {
  const text = useText(bankDeskText)
  const [q, setQ] = useState('')
  const [topic, setTopic] = useState('')
  return (
    <View className="quiz-picks">
      <WordSearch q={q} hint={text.searchHint} onSearch={setQ} />
      <PickField
        label={text.topic}
        options={[
          { value: '', label: text.allTopics },
          ...topics.map((one) => ({ value: one.topic, label: text.topicOf(one.topic, one.questions) })),
        ]}
        value={topic}
        onChange={setTopic}
      />
      <Found wanted={{ organisationId, q, topic }} named={named} onChange={onChange} />
    </View>
  )
}

interface FoundProps extends Pick<QuestionPickerProps, 'named' | 'onChange'> {
  wanted: { organisationId: string; q: string; topic: string }
}

function Found({ wanted: { organisationId, q, topic }, named, onChange }: FoundProps) {
  const text = useText(bankDeskText)
  const shell = useText(shellText)
  const narrowed = { organisationId, ...(q ? { q } : {}), ...(topic ? { topic } : {}) }
  const pages = usePages((cursor) => bank.listQuestions({ query: { ...narrowed, ...(cursor ? { cursor } : {}) } }), {
    deps: [organisationId, q, topic],
  })
  if (pages.error) return <Failure error={pages.error} words={quizWords()} onRetry={() => void pages.refresh()} />
  if (!pages.data) return <Skeleton />
  if (pages.data.length === 0) return <Empty text={text.noneLike} />
  const isNamed = ({ id }: QuestionView) => named.some(({ questionId }) => questionId === id)
  const turn = ({ id, stem, kind }: QuestionView, isWanted: boolean) =>
    onChange(
      isWanted
        ? [...named, { questionId: id, stem, kind, marks: named.at(-1)?.marks ?? blankMarks }]
        : named.filter(({ questionId }) => questionId !== id),
    )
  return (
    <>
      {pages.data.map((question) => (
        <Check
          key={question.id}
          label={question.stem}
          note={`${question.topic} · ${text.kinds[question.kind]} · ${text.difficulties[question.difficulty]}`}
          checked={isNamed(question)}
          onChange={(isWanted) => turn(question, isWanted)}
        />
      ))}
      {pages.hasMore && (
        <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
          {shell.more}
        </Button>
      )}
    </>
  )
}
