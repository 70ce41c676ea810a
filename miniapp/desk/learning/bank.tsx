import { CustomWrapper, Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { QuestionView } from '../../../shared/learning/bank.desk.contract'
import { bankDeskText } from '../../../shared/learning/bankDeskText'
import { type QuestionKind, questionKinds } from '../../../shared/learning/questions'
import { saveFile } from '../../platform/files'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { useCommand } from '../../platform/useCommand'
import { usePages } from '../../platform/usePages'
import { Button, Card, Empty, PickField, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { WordSearch } from '../parts/WordSearch'
import { bank, explained, quizWords } from './parts/quizClient'
import './parts/desk.scss'

definePageConfig({ navigationBarTitleText: '题库' })

interface Wanted {
  organisationId: string
  q: string
  topic: string
  kind: QuestionKind | ''
}
type Listed = Awaited<ReturnType<typeof bank.listQuestions>>
type Beside = Pick<Listed, 'organisationId' | 'unions' | 'topics'>

const queryOf = ({ organisationId, q, topic, kind }: Wanted, cursor: string | undefined) => ({
  ...(organisationId ? { organisationId } : {}),
  ...(q ? { q } : {}),
  ...(topic ? { topic } : {}),
  ...(kind ? { kind } : {}),
  ...(cursor ? { cursor } : {}),
})

/** The questions of a union, newest first, narrowed by words, topic and kind. */
export default function Bank() {
  const text = useText(bankDeskText)
  const shell = useText(shellText)
  const [wanted, setWanted] = useState<Wanted>({ organisationId: '', q: '', topic: '', kind: '' })
  const beside = useRef<Beside>({ organisationId: '', unions: [], topics: [] })
  const pages = usePages(
    async (cursor) => {
      const page = await bank.listQuestions({ query: queryOf(wanted, cursor) })
      beside.current = page
      return page
    },
    { deps: [wanted] },
  )
  const isNarrowed = wanted.q !== '' || wanted.topic !== '' || wanted.kind !== ''
  return (
    <DeskPage title={text.title} section="questionBank" view={pages} errors={quizWords()}>
      {(rows) => (
        <View className="quiz-desk">
          <Acts organisationId={beside.current.organisationId} />
          <WordSearch q={wanted.q} hint={text.searchHint} onSearch={(q) => setWanted({ ...wanted, q })} />
          <Filters wanted={wanted} beside={beside.current} onChange={(part) => setWanted({ ...wanted, ...part })} />
          {rows.length === 0 ? (
            <None
              isNarrowed={isNarrowed}
              onAll={() => setWanted({ organisationId: wanted.organisationId, q: '', topic: '', kind: '' })}
            />
          ) : (
            <Card kind="rows">
              {rows.map((question) => (
                <CustomWrapper key={question.id}>
                  <QuestionLine question={question} />
                </CustomWrapper>
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}

function None({ isNarrowed, onAll }: { isNarrowed: boolean; onAll: () => void }) {
  const text = useText(bankDeskText)
  if (!isNarrowed) return <Empty text={text.noQuestions} />
  return <Empty text={text.noneLike} action={{ label: text.seeAll, onTap: onAll }} />
}

function Acts({ organisationId }: { organisationId: string }) {
  const text = useText(bankDeskText)
  const exporting = useCommand(() => bank.exportQuestions({ query: { organisationId } }), {
    onDone: (file) => void saveFile(file),
  })
  const problem = explained(exporting.error)
  return (
    <View>
      <View className="quiz-desk__bar">
        <Button size="small" onTap={() => open(`/desk/learning/question?union=${organisationId}`)}>
          {text.addQuestion}
        </Button>
        <Button size="small" kind="outline" onTap={() => open(`/desk/learning/import?union=${organisationId}`)}>
          {text.toImport}
        </Button>
        <Button size="small" kind="outline" busy={exporting.busy} onTap={() => void exporting.run(undefined)}>
          {text.export}
        </Button>
      </View>
      {problem && (
        <Text className="quiz-desk__problem" aria-role="alert">
          {problem}
        </Text>
      )}
    </View>
  )
}

interface FiltersProps {
  wanted: Wanted
  beside: Beside
  onChange: (change: Partial<Wanted>) => void
}

function Filters({ wanted, beside: { organisationId, unions, topics }, onChange }: FiltersProps) {
  const text = useText(bankDeskText)
  return (
    <Card kind="rows">
      {unions.length > 1 && (
        <PickField
          label={text.union}
          options={unions.map(({ id, name }) => ({ value: id, label: name }))}
          value={organisationId}
          onChange={(id) => onChange({ organisationId: id, q: '', topic: '' })}
        />
      )}
      <View className="quiz-desk__pair">
        <PickField
          label={text.topic}
          options={[
            { value: '', label: text.allTopics },
            ...topics.map(({ topic, questions }) => ({ value: topic, label: text.topicOf(topic, questions) })),
          ]}
          value={wanted.topic}
          onChange={(topic) => onChange({ topic })}
        />
        <PickField
          label={text.kind}
          options={[
            { value: '' as const, label: text.allKinds },
            ...questionKinds.map((value) => ({ value, label: text.kinds[value] })),
          ]}
          value={wanted.kind}
          onChange={(kind) => onChange({ kind })}
        />
      </View>
    </Card>
  )
}

function QuestionLine({ question }: { question: QuestionView }) {
  const text = useText(bankDeskText)
  const { id, stem, topic, kind, difficulty, isActive } = question
  return (
    <Row
      title={stem}
      note={`${topic} · ${text.kinds[kind]} · ${text.difficulties[difficulty]}`}
      value={isActive ? undefined : <Tag tone="warn">{text.inactive}</Tag>}
      onTap={() => open(`/desk/learning/question?id=${id}`)}
    />
  )
}
