import { Text } from '@tarojs/components'
import { useState } from 'react'
import { riskText } from '../../../shared/benefits/riskText'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { Button, Field, Sheet } from '../../ui'
import { explainRisk, risk } from './riskClient'

interface QuestionSheetProps {
  question: string | null
  onAsked: (question: string | null) => void
  onPassed: () => void
}

/** A question in words before a claim; a wrong answer brings another one. */
export function QuestionSheet({ question, onAsked, onPassed }: QuestionSheetProps) {
  const text = useText(riskText)
  const [typed, setTyped] = useState('')
  const answering = useCommand(() => risk.answerChallenge({ body: { answer: typed.trim() } }), {
    onDone: () => {
      setTyped('')
      onPassed()
    },
    onError: async (error) => {
      setTyped('')
      if (codeOf(error) !== 'benefits.answer_wrong') return
      const { challenge } = await risk.checkClaimer().catch(() => ({ challenge: null }))
      if (challenge) onAsked(challenge.question)
    },
  })
  return (
    <Sheet isOpen={question !== null} title={text.title} onClose={() => onAsked(null)}>
      <Text className="benefit-line">{text.why}</Text>
      <Field
        label={question ?? text.answer}
        placeholder={text.answer}
        type="number"
        value={typed}
        maxLength={5}
        error={explainRisk(answering.error)}
        onChange={setTyped}
      />
      <Button busy={answering.busy} disabled={typed.trim() === ''} onTap={() => void answering.run(undefined)}>
        {text.send}
      </Button>
    </Sheet>
  )
}
