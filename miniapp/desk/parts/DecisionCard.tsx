import { useState } from 'react'
import { useCommand } from '../../platform/useCommand'
import type { View } from '../../platform/useView'
import { Button, Card, Field, toast } from '../../ui'

interface Way<D> {
  decision: D
  label: string
  /** Goes without a word of why. */
  isWordless?: true
}

interface DecisionCardProps<T, D extends string> {
  of: { actions: readonly string[] }
  view: Pick<View<T>, 'show' | 'refresh'>
  /** The ways to decide it, of which those in its actions are open. */
  ways: readonly Way<D>[]
  words: { label: string; hint: string; most: number }
  done: string
  explain: (error: Error) => string
  decide: (said: { decision: D; words: string }, options: { idempotencyKey?: string }) => Promise<T>
}

/** Deciding a case with a word of why; after a refusal it is loaded again, with what was typed kept. */
export function DecisionCard<T, D extends string>(props: DecisionCardProps<T, D>) {
  const { of, view, ways, words, done, explain, decide } = props
  const [written, setWritten] = useState('')
  const said = written.trim()
  const deciding = useCommand(decide, {
    onDone: (decided) => {
      toast(done)
      view.show(decided)
    },
    onError: (error) => {
      toast(explain(error))
      void view.refresh()
    },
  })
  const open = ways.filter(({ decision }) => of.actions.includes(decision))
  if (open.length === 0) return null
  const button = ({ decision, label, isWordless }: Way<D>) => (
    <Button
      key={decision}
      kind={decision === open[0]!.decision ? 'primary' : 'outline'}
      busy={deciding.busy}
      disabled={!isWordless && said === ''}
      onTap={() => void deciding.run({ decision, words: said })}
    >
      {label}
    </Button>
  )
  return (
    <Card>
      {open.filter(({ isWordless }) => isWordless).map(button)}
      <Field lines label={words.label} hint={words.hint} value={written} onChange={setWritten} maxLength={words.most} />
      {open.filter(({ isWordless }) => !isWordless).map(button)}
    </Card>
  )
}
