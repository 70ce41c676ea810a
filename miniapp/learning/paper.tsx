import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { PaperView } from '../../shared/learning/contract'
import { papersText } from '../../shared/learning/papersText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, Page, Row, Tag } from '../ui'
import { explainQuiz, learning, quizWords } from './parts/learningClient'
import './parts/learning.scss'

definePageConfig({ navigationBarTitleText: '答题说明' })

/** A paper before it is begun: what it asks for, what it gives, and how one has done so far. */
export default function Paper() {
  const text = useText(papersText)
  const { id = '' } = useRouter().params
  const view = useView(() => learning.getPaper({ params: { paperId: id } }), { deps: [id] })
  return (
    <Page title={text.paperTitle} view={view} errors={quizWords()}>
      {(paper) => (
        <>
          <Head paper={paper} />
          <Gift paper={paper} />
          <Lessons paper={paper} />
          <Own paper={paper} />
          <Facts paper={paper} />
          <Begin paper={paper} />
        </>
      )}
    </Page>
  )
}

function Head({ paper: { name, intro, organisation } }: { paper: PaperView }) {
  const text = useText(papersText)
  return (
    <Card>
      <Text className="quiz-head__name" aria-role="heading" aria-level={1}>
        {name}
      </Text>
      <Text className="quiz-head__words">{intro}</Text>
      <Text className="quiz-head__note">{text.by(organisation.name)}</Text>
    </Card>
  )
}

function Gift({ paper: { gift, passMarks } }: { paper: PaperView }) {
  const text = useText(papersText)
  if (!gift) return null
  return (
    <Card
      kind="wash"
      title={text.giftTitle}
      more={{ label: text.seeGift, onTap: () => open(`/benefits/campaign?id=${gift.campaignId}`) }}
    >
      <Text className="quiz-gift">{text.gift(gift.stock, passMarks, gift.name)}</Text>
      <Text className="quiz-head__note">{text.giftNote}</Text>
    </Card>
  )
}

function Lessons({ paper: { lessons } }: { paper: PaperView }) {
  const text = useText(papersText)
  if (lessons.length === 0) return null
  return (
    <Card kind="rows" title={text.lessons}>
      {lessons.map(({ id, title, isWatched }) => (
        <Row
          key={id}
          title={title}
          value={<Tag tone={isWatched ? 'ok' : 'warn'}>{isWatched ? text.watched : text.unwatched}</Tag>}
          onTap={() => open(`/learning/lesson?id=${id}`)}
        />
      ))}
    </Card>
  )
}

function Own({ paper: { own } }: { paper: PaperView }) {
  const text = useText(papersText)
  const when = useWhen()
  if (own.length === 0) return null
  return (
    <Card kind="rows" title={text.own}>
      {own.map(({ id, number, startedAt, result }) => (
        <Row
          key={id}
          title={text.attempt(number)}
          note={when.at(startedAt)}
          value={
            result ? (
              <Tag tone={result.passed ? 'ok' : 'grey'}>{text.outOf(result.marks, result.fullMarks)}</Tag>
            ) : (
              <Tag tone="warn">{text.going}</Tag>
            )
          }
          onTap={() => open(`/learning/${result ? 'result' : 'attempt'}?id=${id}`)}
        />
      ))}
    </Card>
  )
}

function Facts({ paper }: { paper: PaperView }) {
  const text = useText(papersText)
  const when = useWhen()
  const { questions, fullMarks, passMarks, minutes, attempts, review, opensAt, closesAt } = paper
  const facts = [
    [text.facts.questions, text.count(questions)],
    [text.facts.full, text.marks(fullMarks)],
    [text.facts.pass, text.passFrom(passMarks)],
    [text.facts.minutes, text.minutes(minutes)],
    [text.facts.attempts, text.times(attempts)],
    [text.facts.window, text.window(when.at(opensAt), when.at(closesAt))],
    [text.facts.review, text.reviews[review]],
  ] as const
  return (
    <Card>
      {facts.map(([label, words]) => (
        <View key={label} className="quiz-fact">
          <Text className="quiz-fact__label">{label}</Text>
          <Text className="quiz-fact__words">{words}</Text>
        </View>
      ))}
    </Card>
  )
}

function Begin({ paper: { id, own, blocker } }: { paper: PaperView }) {
  const text = useText(papersText)
  const isSignedIn = useSession((session) => session.token !== null)
  const starting = useCommand(() => learning.startAttempt({ params: { paperId: id }, body: {} }), {
    onDone: (attempt) => open(`/learning/attempt?id=${attempt.id}`),
  })
  const underWay = own.find(({ result }) => result === null)
  if (underWay) return <BottomBar label={text.goOn} onTap={() => open(`/learning/attempt?id=${underWay.id}`)} />
  if (!isSignedIn && !blocker) return <BottomBar label={text.signIn} onTap={() => open('/identity/sign-in')} />
  return (
    <BottomBar
      label={own.length > 0 ? text.again : text.start}
      missing={blocker && text.blocked[blocker]}
      busy={starting.busy}
      error={starting.error ? explainQuiz(starting.error) : null}
      onTap={() => void starting.run(undefined)}
    />
  )
}
