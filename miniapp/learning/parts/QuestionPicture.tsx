import { Image, Text } from '@tarojs/components'
import type { QuestionShown } from '../../../shared/learning/contract'
import { papersText } from '../../../shared/learning/papersText'
import { useText } from '../../platform/locale'
import { pictureSource } from '../../platform/picture'
import { useView } from '../../platform/useView'
import { explainQuiz, learning } from './learningClient'

/** The picture of a question, by its link of five minutes; the room it takes is known before it is there. */
export function QuestionPicture({ picture }: { picture: NonNullable<QuestionShown['picture']> }) {
  const text = useText(papersText)
  const { token, width, height } = picture
  const view = useView(() => learning.getQuestionPicture({ params: { token } }), { deps: [token] })
  if (view.error && !view.data) return <Text className="quiz-head__note">{explainQuiz(view.error)}</Text>
  return (
    <Image
      className="quiz-question__picture"
      style={{ aspectRatio: `${width} / ${height}` }}
      src={view.data ? pictureSource(view.data) : ''}
      mode="aspectFit"
      aria-label={text.picture}
    />
  )
}
