import { type OrganisationKind, organisationKinds } from '../../../../shared/organisations/contract'
import { findText } from '../../../../shared/organisations/findText'
import { nodeFormText } from '../../../../shared/organisations/nodeFormText'
import { parentKinds } from '../../../../shared/organisations/rules'
import { useText } from '../../../platform/locale'
import { Card, Check, Field, FieldShown, PickField, Tag } from '../../../ui'
import type { NodeForm, wrongIn } from './form'

interface NodeFieldsProps {
  form: NodeForm
  wrong: ReturnType<typeof wrongIn>
  onChange: (change: Partial<NodeForm>) => void
  parentName: string | null
  /** Of a new union: only kinds that can stand there are offered. */
  parentKind: OrganisationKind | null
}

export function NodeFields({ form, wrong, onChange, parentName, parentKind }: NodeFieldsProps) {
  const text = useText(nodeFormText)
  const { kinds } = useText(findText)
  const fitting = organisationKinds.filter((kind) => parentKind === null || parentKinds[kind].includes(parentKind))
  return (
    <>
      <Card kind="rows">
        {parentName && <FieldShown label={text.under} value={parentName} />}
        <Field
          label={text.name}
          placeholder={text.namePlaceholder}
          value={form.name}
          onChange={(name) => onChange({ name })}
        />
        <PickField
          label={text.kind}
          options={fitting.map((value) => ({ value, label: kinds[value] }))}
          value={form.kind}
          onChange={(kind) => onChange({ kind })}
        />
        <Check
          kind="switch"
          label={text.accepts}
          note={text.acceptsNote}
          checked={form.acceptsApplications}
          onChange={(acceptsApplications) => onChange({ acceptsApplications })}
        />
      </Card>
      <Reach form={form} wrong={wrong} onChange={onChange} />
      <Codes form={form} wrong={wrong} onChange={onChange} />
    </>
  )
}

type PartProps = Pick<NodeFieldsProps, 'form' | 'wrong' | 'onChange'>

/** Where it is and how to reach it, which members see. */
function Reach({ form, wrong, onChange }: PartProps) {
  const text = useText(nodeFormText)
  const isPlaced = !wrong.includes('position')
  return (
    <Card kind="rows">
      <Field
        label={text.contactPhone}
        value={form.contactPhone}
        maxLength={30}
        onChange={(contactPhone) => onChange({ contactPhone })}
        error={wrong.includes('contactPhone') ? text.contactPhoneWrong : null}
      />
      <Field
        label={text.hours}
        placeholder={text.hoursPlaceholder}
        value={form.hours}
        onChange={(hours) => onChange({ hours })}
      />
      <Field label={text.address} value={form.address} maxLength={200} onChange={(address) => onChange({ address })} />
      <Field
        label={text.latitude}
        value={form.latitude}
        maxLength={12}
        hint={text.positionHint}
        onChange={(latitude) => onChange({ latitude: latitude.trim() })}
        error={isPlaced ? null : text.positionWrong}
      />
      <Field
        label={text.longitude}
        value={form.longitude}
        maxLength={12}
        onChange={(longitude) => onChange({ longitude: longitude.trim() })}
      />
    </Card>
  )
}

function Codes({ form, wrong, onChange }: PartProps) {
  const text = useText(nodeFormText)
  const isRight = form.creditCode !== '' && !wrong.includes('creditCode')
  return (
    <Card kind="rows">
      <Field
        label={text.creditCode}
        value={form.creditCode}
        maxLength={30}
        hint={text.creditCodeHint}
        onChange={(creditCode) => onChange({ creditCode })}
        {...(isRight ? { tag: <Tag tone="ok">{text.creditCodeRight}</Tag> } : {})}
        error={form.creditCode.trim().length >= 18 && !isRight ? text.creditCodeWrong : null}
      />
      <Field
        label={text.regionCode}
        value={form.regionCode}
        maxLength={12}
        hint={text.regionCodeHint}
        onChange={(regionCode) => onChange({ regionCode: regionCode.trim() })}
        error={form.regionCode.length >= 6 && wrong.includes('regionCode') ? text.regionCodeWrong : null}
      />
      <Field
        label={text.district}
        value={form.district}
        maxLength={60}
        hint={text.districtHint}
        onChange={(district) => onChange({ district })}
      />
    </Card>
  )
}
