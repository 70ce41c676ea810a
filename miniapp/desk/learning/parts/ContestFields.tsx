import { Text, View } from '@tarojs/components'
import { contestKinds, stageWays } from '../../../../shared/learning/contestRules'
import { contestNameMax } from '../../../../shared/learning/contests'
import { contestsDeskText } from '../../../../shared/learning/contestsDeskText'
import { contestsText } from '../../../../shared/learning/contestsText'
import { useText } from '../../../platform/locale'
import { Button, Card, Chips, DateField, Field, PickField, TimeField } from '../../../ui'
import type { ContestForm, StageForm } from './contestForm'

export interface ContestFieldsProps {
  form: ContestForm
  /** It is published: what whoever entered relies on stays. */
  isFixed: boolean
  onChange: (change: Partial<ContestForm>) => void
}

/** What it is, for whom, and until when one enters. */
export function ContestFields({ form, isFixed, onChange }: ContestFieldsProps) {
  const text = useText(contestsDeskText)
  const { kinds } = useText(contestsText)
  return (
    <Card kind="rows">
      <Field label={text.name} value={form.name} maxLength={contestNameMax} onChange={(name) => onChange({ name })} />
      <Field lines label={text.what} value={form.what} maxLength={2_000} onChange={(what) => onChange({ what })} />
      {!isFixed && (
        <View className="field contest-plan__labelled">
          <Text className="field__label">{text.kind}</Text>
          <Chips
            label={text.kind}
            options={contestKinds.map((value) => ({ value, label: kinds[value] }))}
            value={form.kind}
            onChange={(kind) => onChange({ kind })}
          />
        </View>
      )}
      {!isFixed && form.kind === 'team' && <TeamSize form={form} onChange={onChange} />}
      {!isFixed && (
        <Field
          lines
          label={text.groups}
          hint={text.groupsHint}
          value={form.groups}
          maxLength={150}
          onChange={(groups) => onChange({ groups })}
        />
      )}
      <Window form={form} onChange={onChange} />
      <Field
        lines
        label={text.awards}
        hint={text.awardsHint}
        value={form.awards}
        maxLength={150}
        onChange={(awards) => onChange({ awards })}
      />
    </Card>
  )
}

type PartProps = Omit<ContestFieldsProps, 'isFixed'>

function TeamSize({ form, onChange }: PartProps) {
  const text = useText(contestsDeskText)
  return (
    <View className="contest-plan__pair">
      <Field
        label={text.teamFrom}
        type="number"
        value={form.teamFrom}
        maxLength={2}
        onChange={(teamFrom) => onChange({ teamFrom })}
      />
      <Field
        label={text.teamTo}
        type="number"
        value={form.teamTo}
        maxLength={2}
        onChange={(teamTo) => onChange({ teamTo })}
      />
    </View>
  )
}

function Window({ form, onChange }: PartProps) {
  const text = useText(contestsDeskText)
  return (
    <>
      <View className="contest-plan__pair">
        <DateField label={text.opensDay} value={form.opensDay} onChange={(opensDay) => onChange({ opensDay })} />
        <TimeField label={text.time} value={form.opensTime} onChange={(opensTime) => onChange({ opensTime })} />
      </View>
      <View className="contest-plan__pair">
        <DateField label={text.closesDay} value={form.closesDay} onChange={(closesDay) => onChange({ closesDay })} />
        <TimeField label={text.time} value={form.closesTime} onChange={(closesTime) => onChange({ closesTime })} />
      </View>
    </>
  )
}

interface StageFieldsProps {
  number: number
  stage: StageForm
  isLast: boolean
  papers: readonly { id: string; name: string }[]
  onChange: (change: Partial<StageForm>) => void
  /** Null where it stays. */
  onRemove: (() => void) | null
}

/** One stage: where its marks come from, where it is, and who goes on. */
export function StageFields({ number, stage, isLast, papers, onChange, onRemove }: StageFieldsProps) {
  const text = useText(contestsDeskText)
  const { ways } = useText(contestsText)
  return (
    <Card kind="rows" title={text.stage(number)}>
      <Field label={text.stageName} value={stage.name} maxLength={20} onChange={(name) => onChange({ name })} />
      {papers.length > 0 && (
        <View className="field contest-plan__labelled">
          <Text className="field__label">{text.way}</Text>
          <Chips
            label={text.way}
            options={stageWays.map((value) => ({ value, label: ways[value] }))}
            value={stage.way}
            onChange={(way) => onChange({ way, paperId: stage.paperId || papers[0]!.id })}
          />
        </View>
      )}
      {stage.way === 'paper' ? (
        <PickField
          label={text.paper}
          options={papers.map(({ id, name }) => ({ value: id, label: name }))}
          value={stage.paperId}
          onChange={(paperId) => onChange({ paperId })}
        />
      ) : (
        <JudgedFields stage={stage} onChange={onChange} />
      )}
      {!isLast && (
        <Field
          label={text.advance}
          type="number"
          value={stage.advance}
          maxLength={3}
          onChange={(advance) => onChange({ advance })}
        />
      )}
      {onRemove && (
        <Button kind="plain" onTap={onRemove}>
          {text.removeStage}
        </Button>
      )}
    </Card>
  )
}

function JudgedFields({ stage, onChange }: Pick<StageFieldsProps, 'stage' | 'onChange'>) {
  const text = useText(contestsDeskText)
  return (
    <>
      <Field
        lines
        label={text.criteria}
        hint={text.criteriaHint}
        value={stage.criteria}
        maxLength={200}
        onChange={(criteria) => onChange({ criteria })}
      />
      <Field
        lines
        label={text.venues}
        hint={text.venuesHint}
        value={stage.venues}
        maxLength={500}
        onChange={(venues) => onChange({ venues })}
      />
      <View className="contest-plan__pair">
        <DateField label={text.stageDay} value={stage.day} onChange={(day) => onChange({ day })} />
        <TimeField label={text.time} value={stage.time} onChange={(time) => onChange({ time })} />
      </View>
    </>
  )
}
