import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { AttemptView } from '../../shared/learning/contract'
import { papersText } from '../../shared/learning/papersText'
import { useText } from '../platform/locale'
import { replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { usePolling } from '../platform/usePolling'
import { useSecondsLeft } from '../platform/useSecondsLeft'
import { useView } from '../platform/useView'
import { BottomBar, Button, confirm, Page, Sheet, Warning } from '../ui'
import { clockOf } from './parts/clock'
import { explainQuiz, learning, quizWords } from './parts/learningClient'
import { QuestionCard } from './parts/QuestionCard'
import { forgetAnswers, type Settled, useAnswers } from './parts/useAnswers'
import './parts/learning.scss'

definePageConfig({ navigationBarTitleText: '答题中' })

/** Before the links to the pictures are too old to be opened. */
const renewEveryMs = 240_000

const resultOf = (id: string): string => `/learning/result?id=${id}`

/** An attempt under way, one question at a time; one that is closed leads on to what came of it. */
export default function Attempt() {
  const text = useText(papersText)
  const { id = '' } = useRouter().params
  const view = useView(() => learning.getAttempt({ params: { attemptId: id } }), { deps: [id] })
  const [round, setRound] = useState(0)
  // What another phone saved since counts, and this one goes on from there.
  const takeOver = async () => {
    forgetAnswers(id)
    await view.refresh()
    setRound((before) => before + 1)
  }
  const isOpen = view.data?.state === 'open'
  const isClosed = view.data !== undefined && !isOpen
  usePolling(view.refresh, renewEveryMs, isOpen && view.data!.questions.some(({ picture }) => picture))
  useEffect(() => {
    if (isClosed) replace(resultOf(id))
  }, [isClosed, id])
  return (
    <Page title={text.attemptTitle} view={view} errors={quizWords()}>
      {(attempt) =>
        attempt.state === 'open' && (
          <Answering key={`${attempt.id} ${round}`} attempt={attempt} onElsewhere={() => void takeOver()} />
        )
      }
    </Page>
  )
}

/** Kept from its first drawing on: a refresh behind it does not overwrite what is being answered. */
function Answering({ attempt, onElsewhere }: { attempt: AttemptView; onElsewhere: () => void }) {
  const text = useText(papersText)
  const { id, questions } = attempt
  const [at, setAt] = useState(0)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const { answers, saving, give, settle } = useAnswers(attempt)
  const submitting = useCommand((body: Settled) => learning.submitAttempt({ params: { attemptId: id }, body }), {
    onDone: () => {
      forgetAnswers(id)
      replace(resultOf(id))
    },
  })
  const handIn = async () => void submitting.run(await settle())
  const left = answers.filter((given) => given.length === 0).length
  const ask = async () => {
    const body = left > 0 ? text.submitLeft(left) : text.submitAll
    if (await confirm({ title: text.submitAsk, body, ok: text.submit, cancel: text.back })) await handIn()
  }
  const isLast = at === questions.length - 1
  return (
    <>
      {saving === 'elsewhere' && (
        <Warning text={text.elsewhere} action={{ label: text.takeOver, onTap: onElsewhere }} />
      )}
      <Watch attempt={attempt} words={saving === 'elsewhere' ? '' : text[saving]} onOver={handIn} />
      <QuestionCard
        key={at}
        question={questions[at]!}
        position={text.position(at + 1, questions.length)}
        given={answers[at] ?? []}
        onGive={(given) => give(at, given)}
      />
      <View className="quiz-steps">
        <Button kind="plain" onTap={() => setSheetOpen(true)}>
          {`${text.sheet} ${questions.length - left}/${questions.length}`}
        </Button>
        {!isLast && (
          <Button kind="plain" onTap={() => void ask()}>
            {text.submit}
          </Button>
        )}
      </View>
      <AnswerSheet
        isOpen={isSheetOpen}
        answers={answers}
        at={at}
        onClose={() => setSheetOpen(false)}
        onGo={(place) => {
          setAt(place)
          setSheetOpen(false)
        }}
      />
      <BottomBar
        label={isLast ? text.submit : text.next}
        busy={submitting.busy}
        error={submitting.error ? explainQuiz(submitting.error) : null}
        onTap={() => (isLast ? void ask() : setAt(at + 1))}
        {...(at > 0 ? { second: { label: text.previous, onTap: () => setAt(at - 1) } } : {})}
      />
    </>
  )
}

/** The time left by the server's clock; when it is over, what there is is handed in. */
function Watch({ attempt, words, onOver }: { attempt: AttemptView; words: string; onOver: () => Promise<void> }) {
  const text = useText(papersText)
  const [until] = useState(() => Date.now() + attempt.secondsLeft * 1_000)
  const seconds = useSecondsLeft(until)
  const isTold = useRef(false)
  useEffect(() => {
    if (seconds > 0 || isTold.current) return
    isTold.current = true
    void onOver()
  }, [seconds, onOver])
  return (
    <View className="quiz-watch">
      <Text
        className={seconds <= 60 ? 'quiz-watch__time quiz-watch__time--short' : 'quiz-watch__time'}
        aria-role="timer"
      >
        {text.left(clockOf(seconds))}
      </Text>
      <Text className="quiz-watch__saved" aria-role="status">
        {words}
      </Text>
    </View>
  )
}

interface AnswerSheetProps {
  isOpen: boolean
  answers: readonly (readonly string[])[]
  at: number
  onClose: () => void
  onGo: (at: number) => void
}

function AnswerSheet({ isOpen, answers, at, onClose, onGo }: AnswerSheetProps) {
  const text = useText(papersText)
  return (
    <Sheet isOpen={isOpen} title={text.sheet} onClose={onClose}>
      <View className="quiz-sheet">
        {answers.map((given, place) => {
          const isGiven = given.length > 0
          const state = `${isGiven ? 'quiz-sheet__one--given' : ''} ${place === at ? 'quiz-sheet__one--here' : ''}`
          return (
            <View
              // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place
              key={place}
              className={`quiz-sheet__one ${state}`}
              aria-role="button"
              aria-label={`${text.position(place + 1, answers.length)},${isGiven ? text.answered : text.unanswered}`}
              onClick={() => onGo(place)}
            >
              <Text>{place + 1}</Text>
            </View>
          )
        })}
      </View>
    </Sheet>
  )
}
