import { Text, View } from '@tarojs/components'
import type { PaperState } from '../../../shared/learning/papers'
import type { DeskPaperRow } from '../../../shared/learning/papers.desk.contract'
import { papersDeskText } from '../../../shared/learning/papersDeskText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row, Tag, type Tone } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { papers, quizWords } from './parts/quizClient'
import './parts/desk.scss'

definePageConfig({ navigationBarTitleText: '答题' })

const tones: Record<PaperState, Tone> = { draft: 'grey', published: 'ok', stopped: 'warn' }

/** Papers of the unions in reach, newest first. */
export default function DeskPapers() {
  const text = useText(papersDeskText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => papers.listDeskPapers({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.title} section="quizzes" view={pages} errors={quizWords()}>
      {(rows) => (
        <View className="quiz-desk">
          <View className="quiz-desk__bar">
            <Button size="small" onTap={() => open('/desk/learning/paper-form')}>
              {text.addPaper}
            </Button>
            <Button size="small" kind="outline" onTap={() => open('/desk/learning/bank')}>
              {text.toBank}
            </Button>
          </View>
          {rows.length === 0 ? (
            <Empty text={text.noPapers} />
          ) : (
            <Card kind="rows">
              {rows.map((paper) => (
                <PaperLine key={paper.id} paper={paper} />
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

function PaperLine({ paper }: { paper: DeskPaperRow }) {
  const text = useText(papersDeskText)
  const when = useWhen()
  const { id, name, state, organisation, questions, fullMarks, opensAt, closesAt } = paper
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="quiz-desk__line">{text.window(when.at(opensAt), when.at(closesAt))}</Text>
          <Text className="quiz-desk__line">{`${organisation.name} · ${text.size(questions, fullMarks)}`}</Text>
        </>
      }
      value={<Tag tone={tones[state]}>{text.states[state]}</Tag>}
      onTap={() => open(`/desk/learning/paper?id=${id}`)}
    />
  )
}
