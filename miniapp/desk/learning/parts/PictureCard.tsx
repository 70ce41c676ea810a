import { Text } from '@tarojs/components'
import type { QuestionView } from '../../../../shared/learning/bank.desk.contract'
import { bankDeskText } from '../../../../shared/learning/bankDeskText'
import { QuestionPicture } from '../../../learning/parts/QuestionPicture'
import { useText } from '../../../platform/locale'
import { type PickedFile, pickFiles } from '../../../platform/pickFiles'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, toast } from '../../../ui'
import { bank, explained } from './quizClient'

interface PictureCardProps {
  question: QuestionView
  onChanged: (question: QuestionView) => void
}

/** The picture of a question: added, looked at, taken away. */
export function PictureCard({ question: { id, picture }, onChanged }: PictureCardProps) {
  const text = useText(bankDeskText)
  const params = { questionId: id }
  const adding = useCommand(
    async (file: PickedFile, options) => bank.putQuestionPicture({ params, upload: await file.read() }, options),
    { onDone: onChanged },
  )
  const removing = useCommand(() => bank.removeQuestionPicture({ params }), { onDone: onChanged })
  const pick = async () => {
    try {
      const [file] = await pickFiles('album', 1)
      if (file) await adding.run(file)
    } catch (error) {
      toast(explained(error) ?? '')
    }
  }
  const problem = explained(adding.error ?? removing.error)
  return (
    <Card title={text.picture}>
      {picture && <QuestionPicture picture={picture} />}
      <Button kind="outline" size="small" busy={adding.busy} onTap={() => void pick()}>
        {picture ? text.otherPicture : text.addPicture}
      </Button>
      {picture && (
        <Button kind="plain" size="small" busy={removing.busy} onTap={() => void removing.run(undefined)}>
          {text.removePicture}
        </Button>
      )}
      {problem && (
        <Text className="quiz-desk__problem" aria-role="alert">
          {problem}
        </Text>
      )}
    </Card>
  )
}
