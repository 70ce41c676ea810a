import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { lastDayOf } from '../../shared/benefits/rules'
import { campaignErrors } from '../../shared/benefits/text'
import type { AttemptResult, AttemptView } from '../../shared/learning/contract'
import { papersText } from '../../shared/learning/papersText'
import { currentText, useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Button, Card, Page, Tag } from '../ui'
import { learning, quizWords } from './parts/learningClient'
import './parts/learning.scss'

definePageConfig({ navigationBarTitleText: '答题结果' })

/** What came of an attempt: marks, the place among those who passed, the coupon, and what was right. */
export default function Result() {
  const text = useText(papersText)
  const { id = '' } = useRouter().params
  const view = useView(() => learning.getAttempt({ params: { attemptId: id } }), { deps: [id] })
  return (
    <Page title={text.resultTitle} view={view} errors={quizWords()}>
      {(attempt) => (
        <>
          {attempt.result && <Marks attempt={attempt} result={attempt.result} />}
          {attempt.result && <Fate result={attempt.result} />}
          <Review attempt={attempt} />
          <BottomBar label={text.toPaper} onTap={() => replace(`/learning/paper?id=${attempt.paper.id}`)} />
        </>
      )}
    </Page>
  )
}

function Marks({ attempt: { paper, state }, result }: { attempt: AttemptView; result: AttemptResult }) {
  const text = useText(papersText)
  return (
    <Card className="quiz-result">
      <Text className="quiz-result__paper">{paper.name}</Text>
      <Text className="quiz-result__marks" aria-role="heading" aria-level={1}>
        {text.outOf(result.marks, result.fullMarks)}
      </Text>
      <Tag tone={result.passed ? 'ok' : 'grey'}>{result.passed ? text.passed : text.notPassed}</Tag>
      {!result.passed && <Text className="quiz-head__note">{text.needed(paper.passMarks)}</Text>}
      {state === 'overdue' && <Text className="quiz-head__note">{text.overdue}</Text>}
    </Card>
  )
}

/** The truth at once: which one, and with or without a coupon. */
function Fate({ result: { order, remaining, coupon, refusal } }: { result: AttemptResult }) {
  const text = useText(papersText)
  const when = useWhen()
  if (order === undefined) return null
  const reasons: Record<string, string> = currentText(campaignErrors).errors
  return (
    <Card kind="wash" className="quiz-fate">
      <Text className="quiz-gift" aria-role="heading" aria-level={2}>
        {text.order(order)}
      </Text>
      <Text className="quiz-head__words">{coupon ? text.won : (reasons[refusal ?? ''] ?? text.noCoupon)}</Text>
      <Text className="quiz-head__note">
        {[coupon && text.validUntil(when.date(lastDayOf(new Date(coupon.validUntil)))), text.remaining(remaining ?? 0)]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {coupon && <Button onTap={() => open(`/benefits/coupon?id=${coupon.id}`)}>{text.seeCoupon}</Button>}
    </Card>
  )
}

function Review({ attempt }: { attempt: AttemptView }) {
  const text = useText(papersText)
  const when = useWhen()
  const { corrections, questions, answers, paper } = attempt
  if (!corrections) {
    return paper.review === 'afterClosing' ? (
      <Card>
        <Text className="quiz-head__note">{text.reviewLater(when.at(paper.closesAt))}</Text>
      </Card>
    ) : null
  }
  return (
    <Card title={text.review}>
      {questions.map(({ kind, stem, options }, at) => {
        const { isRight, answer, explanation } = corrections[at]!
        const inWords = (given: readonly string[]) => wordsOfAnswer(given, kind === 'trueFalse' ? null : options, text)
        return (
          <View key={stem} className="quiz-review">
            <View className="quiz-review__head">
              <Text className="quiz-review__stem">{`${at + 1}. ${stem}`}</Text>
              <Tag tone={isRight ? 'ok' : 'red'}>{isRight ? text.right : text.wrong}</Tag>
            </View>
            <Text className="quiz-review__line">{text.yours(inWords(answers[at] ?? []))}</Text>
            {!isRight && <Text className="quiz-review__line">{text.correct(inWords(answer))}</Text>}
            {explanation && <Text className="quiz-review__line">{explanation}</Text>}
          </View>
        )
      })}
    </Card>
  )
}

/** Letters with what stands behind them; of a statement its word, and a word that was filled in as it is. */
function wordsOfAnswer(
  given: readonly string[],
  options: readonly string[] | null,
  text: { nothing: string; truths: { A: string; B: string } },
): string {
  if (given.length === 0) return text.nothing
  if (options === null) return given[0] === 'A' ? text.truths.A : text.truths.B
  if (options.length === 0) return given.join(' / ')
  return given.map((letter) => `${letter} ${options[letter.charCodeAt(0) - 65] ?? ''}`).join(';')
}
