import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { DeskPaperView } from '../../../shared/learning/papers.desk.contract'
import { papersDeskText } from '../../../shared/learning/papersDeskText'
import { papersText } from '../../../shared/learning/papersText'
import { QuestionCard } from '../../learning/parts/QuestionCard'
import '../../learning/parts/learning.scss'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { usePolling } from '../../platform/usePolling'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Button, Card, Failure, Row, Tag } from '../../ui'
import { Bars } from '../parts/Bars'
import { DeskPage } from '../parts/DeskPage'
import { PaperActs } from './parts/PaperActs'
import { papers, quizWords } from './parts/quizClient'
import './parts/desk.scss'

definePageConfig({ navigationBarTitleText: '答题详情' })

const everyMs = 10_000

/** A paper at the desk: what to do with it, how it goes, and how a member sees it. */
export default function DeskPaper() {
  const text = useText(papersDeskText)
  const { id = '' } = useRouter().params
  const view = useView(() => papers.getDeskPaper({ params: { paperId: id } }), { deps: [id] })
  usePolling(view.refresh, everyMs, view.data?.state === 'published')
  return (
    <DeskPage title={text.paperTitle} section="quizzes" view={view} errors={quizWords()}>
      {(paper) => (
        <View className="quiz-columns">
          <View className="quiz-columns__side">
            <Head paper={paper} />
            <PaperActs paper={paper} onChanged={view.show} onRefresh={view.refresh} />
            {paper.state !== 'draft' && <Figures paper={paper} />}
          </View>
          <View className="quiz-columns__main">
            {paper.state !== 'draft' && <Charts paper={paper} />}
            <Preview paperId={paper.id} />
          </View>
        </View>
      )}
    </DeskPage>
  )
}

function Head({ paper }: { paper: DeskPaperView }) {
  const text = useText(papersDeskText)
  const when = useWhen()
  const { content, state, organisation, opensAt, closesAt, questions, fullMarks, campaign } = paper
  return (
    <Card kind="rows" title={content.name} aside={<Tag>{text.states[state]}</Tag>}>
      <Row title={organisation.name} note={text.window(when.at(opensAt), when.at(closesAt))} />
      <Row title={text.size(questions, fullMarks)} value={`${text.passMarks} ${content.passMarks}`} />
      {campaign && (
        <Row
          title={text.gift(campaign.name, campaign.stock)}
          onTap={() => open(`/benefits/campaign?id=${campaign.id}`)}
        />
      )}
    </Card>
  )
}

function Figures({ paper: { figures } }: { paper: DeskPaperView }) {
  const text = useText(papersDeskText)
  const { begun, open: underWay, closed, passed, overdue, average } = figures
  return (
    <Card kind="rows" title={text.figures}>
      <Row title={text.begun} value={text.people(begun)} />
      <Row title={text.open} value={text.people(underWay)} />
      <Row title={text.closed} value={text.people(closed)} />
      <Row title={text.passed} value={text.people(passed)} />
      {overdue > 0 && <Row title={text.overdue} value={text.people(overdue)} />}
      <Row title={text.average} value={average === null ? text.none : text.marksOf(average)} />
    </Card>
  )
}

function Charts({ paper: { figures, fullMarks } }: { paper: DeskPaperView }) {
  const text = useText(papersDeskText)
  const edge = (tenth: number) => Math.ceil((fullMarks * tenth) / 10)
  const spread = figures.tenths.map((count, at) => ({
    ...{ key: String(at), value: count, words: text.people(count) },
    label: text.tenth(edge(at), at === 9 ? fullMarks : edge(at + 1) - 1),
  }))
  const hardest = figures.hardest.map(({ id, stem, asked, rightPercent }) => ({
    ...{ key: id, label: stem, value: rightPercent, words: text.rightOf(rightPercent, asked) },
    onTap: () => open(`/desk/learning/question?id=${id}`),
  }))
  return (
    <>
      <Bars title={text.spread} bars={spread} />
      <Bars title={text.hardest} bars={hardest} most={100} />
    </>
  )
}

/** What one member might be shown: drawn anew when asked, so it is asked for apart from what changes by itself. */
function Preview({ paperId }: { paperId: string }) {
  const text = useText(papersDeskText)
  const member = useText(papersText)
  const view = useView(() => papers.previewPaper({ params: { paperId } }), { deps: [paperId] })
  const questions = view.data?.questions ?? []
  return (
    <>
      <View className="quiz-desk__bar">
        <Text className="quiz-desk__line" aria-role="heading" aria-level={2}>
          {text.preview}
        </Text>
        <Button kind="outline" size="small" busy={view.loading} onTap={() => void view.refresh()}>
          {text.previewAgain}
        </Button>
      </View>
      {view.error && !view.data && (
        <Failure error={view.error} words={quizWords()} onRetry={() => void view.refresh()} />
      )}
      {questions.slice(0, previewMost).map((question, at) => (
        <QuestionCard
          key={question.stem}
          question={question}
          position={member.position(at + 1, questions.length)}
          given={[]}
        />
      ))}
    </>
  )
}

/** More than these tell nobody anything new. */
const previewMost = 5
