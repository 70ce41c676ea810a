import { Input, Text, View } from '@tarojs/components'
import type { QuestionShown } from '../../../shared/learning/contract'
import { papersText } from '../../../shared/learning/papersText'
import { letters } from '../../../shared/learning/questions'
import { useText } from '../../platform/locale'
import { Card, Tag } from '../../ui'
import { QuestionPicture } from './QuestionPicture'

interface QuestionCardProps {
  question: QuestionShown
  /** `第 3 题,共 30 题`. */
  position: string
  given: readonly string[]
  /** Without it the question is only looked at. */
  onGive?: (given: string[]) => void
}

/** One question with what can be answered to it. */
export function QuestionCard({ question, position, given, onGive }: QuestionCardProps) {
  const text = useText(papersText)
  const { kind, stem, marks } = question
  return (
    <Card>
      <View className="quiz-question__head">
        <Tag>{text.kinds[kind]}</Tag>
        <Text className="quiz-question__position">{`${position} · ${text.marks(marks)}`}</Text>
      </View>
      <Text className="quiz-question__stem" aria-role="heading" aria-level={2}>
        {stem}
      </Text>
      {question.picture && <QuestionPicture picture={question.picture} />}
      {kind === 'fillIn' ? (
        <Input
          className="quiz-question__blank"
          value={given[0] ?? ''}
          maxlength={100}
          placeholder={text.blank}
          disabled={!onGive}
          aria-label={text.blank}
          onInput={({ detail }) => onGive?.(detail.value.trim() === '' ? [] : [detail.value])}
        />
      ) : (
        <Options question={question} given={given} onGive={onGive} />
      )}
    </Card>
  )
}

function Options({ question: { kind, stem, options }, given, onGive }: Omit<QuestionCardProps, 'position'>) {
  const text = useText(papersText)
  const isMany = kind === 'multiple'
  const words = kind === 'trueFalse' ? [text.truths.A, text.truths.B] : options
  const choose = (letter: string) => {
    if (!isMany) return onGive?.([letter])
    onGive?.(given.includes(letter) ? given.filter((one) => one !== letter) : [...given, letter].sort())
  }
  return (
    <View aria-role={isMany ? 'group' : 'radiogroup'} aria-label={stem}>
      {words.map((option, at) => {
        const letter = letters[at]!
        const isChosen = given.includes(letter)
        return (
          <View
            key={letter}
            className={isChosen ? 'quiz-option quiz-option--chosen' : 'quiz-option'}
            aria-role={isMany ? 'checkbox' : 'radio'}
            aria-checked={isChosen}
            aria-label={kind === 'trueFalse' ? option : `${letter} ${option}`}
            onClick={onGive && (() => choose(letter))}
          >
            {kind !== 'trueFalse' && <Text className="quiz-option__letter">{letter}</Text>}
            <Text className="quiz-option__words">{option}</Text>
          </View>
        )
      })}
    </View>
  )
}
