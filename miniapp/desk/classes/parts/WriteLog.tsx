import { useState } from 'react'
import { cleaningChecks, type DayCheck, patrolChecks } from '../../../../shared/classes/dayRules'
import { dayText } from '../../../../shared/classes/dayText'
import type { DayLog } from '../../../../shared/classes/dayViews'
import { type LogKind, logKinds } from '../../../../shared/classes/states'
import { useText } from '../../../platform/locale'
import { Button, Card, Check, Chips, Field, ManyChips, PickField, toast } from '../../../ui'
import { type DayActs, kinds, type LogInput } from './dayActs'

const checksOf: Record<LogKind, readonly DayCheck[]> = {
  patrol: patrolChecks,
  cleaning: cleaningChecks,
  menu: [],
  incident: [],
}

const empty = { kind: 'patrol' as LogKind, checks: [] as DayCheck[], words: '', childId: '', isTold: false }

/** A line of the log; of an incident, whom it befell and whether guardians are told. */
export function WriteLog({ log: { classId, day, children }, acts }: { log: DayLog; acts: DayActs }) {
  const words = useText(dayText)
  const { logPage: text } = words
  const [line, setLine] = useState(empty)
  const set = (change: Partial<typeof empty>) => setLine({ ...line, ...change })
  const { kind, checks, childId, isTold } = line
  const write = async () => {
    const body = { day, kind, words: line.words.trim(), checks, tellGuardians: kind === 'incident' && isTold }
    const of = kind === 'incident' && childId !== '' ? { childId } : {}
    const input: LogInput = { params: { classId }, body: { ...body, ...of, tappedAt: new Date().toISOString() } }
    setLine({ ...empty, kind })
    toast((await acts.add(kinds.log, input)) ? words.kept : text.added)
  }
  return (
    <Card className="day-log-form">
      <Chips
        label={text.kindLabel}
        options={logKinds.map((value) => ({ value, label: text.kinds[value] }))}
        value={kind}
        onChange={(next) => set({ kind: next, checks: [] })}
      />
      {checksOf[kind].length > 0 && (
        <ManyChips
          label={text.checksLabel}
          options={checksOf[kind].map((value) => ({ value, label: text.checks[value] }))}
          values={checks}
          onChange={(next) => set({ checks: next })}
        />
      )}
      {kind === 'incident' && (
        <PickField
          label={text.child}
          options={[
            { value: '', label: text.wholeClass },
            ...children.map((one) => ({ value: one.childId, label: one.name })),
          ]}
          value={childId}
          onChange={(next) => set({ childId: next })}
        />
      )}
      <Field
        lines
        label={text.words}
        placeholder={text.wordsHints[kind]}
        value={line.words}
        onChange={(next) => set({ words: next })}
      />
      {kind === 'incident' && (
        <Check
          kind="switch"
          label={text.tell}
          note={text.tellNote}
          checked={isTold}
          onChange={(next) => set({ isTold: next })}
        />
      )}
      <Button busy={acts.sending} disabled={line.words.trim() === ''} onTap={() => void write()}>
        {text.add}
      </Button>
    </Card>
  )
}
