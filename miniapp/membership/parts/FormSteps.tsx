import { Text, View } from '@tarojs/components'
import { ApiError } from '../../../shared/http/client'
import { joinText } from '../../../shared/membership/joinText'
import { placeText } from '../../../shared/membership/placeText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useSubscribe } from '../../platform/subscribe'
import { BottomBar, Button, Card, Steps } from '../../ui'
import { explain } from './clients'
import { isExpired } from './form'
import { LetterStep } from './LetterStep'
import { ReturnedNote } from './Notes'
import { PersonStep } from './PersonStep'
import { PlaceCard } from './PlaceCard'
import { type JoinFormOptions, useJoinForm } from './useJoinForm'
import { lastStep } from './useSteps'
import { WorkStep } from './WorkStep'

type FormModel = ReturnType<typeof useJoinForm>

/** Screens 2 to 4. */
export function FormSteps({ onBack, ...options }: JoinFormOptions & { onBack: () => void }) {
  const { join, place } = options
  const model = useJoinForm(options)
  const { form, change, marked, step } = model
  const shared = { form, onChange: change, marked }
  const returned = join.application?.returned
  return (
    <>
      <Steps now={step} all={lastStep} isDraftSaved={model.isAllSaved} />
      <AtUnit model={model} />
      {returned && step === model.openedOn && <ReturnedNote returned={returned} />}
      {step === 2 && <PlaceCard place={place} />}
      {step === 2 && <PersonStep {...shared} phone={join.person?.phone ?? null} storedNumber={model.stored} />}
      {step === 3 && <WorkStep {...shared} />}
      {step === 4 && (
        <LetterStep
          {...shared}
          union={place.organisation.name}
          storedNumber={model.stored}
          isSignedBefore={model.isSignedBefore}
        />
      )}
      <FormBar model={model} union={place.organisation.name} isAgain={Boolean(returned)} onBack={onBack} />
    </>
  )
}

/** What is kept from the employer was about to go to the employer's union: the way on. */
function AtUnit({ model: { saving, submission } }: { model: FormModel }) {
  const text = useText(placeText).atUnit
  const codes = [saving.refusal, submission.state === 'refused' ? submission.error : null].map(codeOfRefusal)
  if (!codes.includes('membership.discreet_at_unit')) return null
  return (
    <Card kind="wash" title={text.title}>
      <View className="words">
        <Text>{text.body}</Text>
        <Button kind="outline" onTap={() => replace('/membership/place')}>
          {text.action}
        </Button>
      </View>
    </Card>
  )
}

const codeOfRefusal = (error: unknown): string | null => (error instanceof ApiError ? error.code : null)

interface FormBarProps {
  model: FormModel
  union: string
  isAgain: boolean
  onBack: () => void
}

/** The one action of each screen, what is missing for it, and what became of the last try. */
function FormBar({ model, union, isAgain, onBack }: FormBarProps) {
  const text = useText(joinText)
  const missing = useMissing(model)
  const { step, goBack, submission } = model
  const { ask } = useSubscribe(['result'])
  const isWaiting = submission.state === 'waiting'
  const submit = () => {
    // Asked on the tap, or WeChat does not show it; handing in does not wait for the answer.
    void ask()
    void submission.submit()
  }
  const isLast = step === lastStep
  const label = !isLast
    ? text.next
    : isWaiting
      ? text.letter.tryNow
      : isAgain
        ? text.letter.submitAgain
        : text.letter.submit
  return (
    <BottomBar
      label={label}
      missing={missing}
      busy={submission.state === 'busy'}
      error={useProblem(model)}
      note={isLast ? text.letter.note(union) : undefined}
      second={{ label: text.previous, onTap: () => (step === 2 ? onBack() : goBack()) }}
      onTap={isLast ? submit : model.next}
    />
  )
}

function useMissing({ missing, step, isNumberWrong, form }: FormModel): string | null {
  const text = useText(joinText)
  const names = useText(membershipText).formItems
  if (missing) return text.missing(names[missing as keyof typeof names])
  if (step !== 2) return null
  if (isNumberWrong) return text.person.wrongNumber
  return isExpired(form.documentExpiry, new Date()) ? text.person.expired : null
}

function useProblem({ submission, saving }: FormModel): string | null {
  const text = useText(joinText)
  const status = (submission.error as { status?: number } | null)?.status
  if (submission.state === 'waiting') return status === 0 ? text.letter.waiting : text.letter.busy
  if (submission.state === 'refused') return explain(submission.error)
  return saving.refusal ? explain(saving.refusal) : null
}
