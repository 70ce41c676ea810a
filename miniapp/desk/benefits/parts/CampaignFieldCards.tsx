import { Text, View } from '@tarojs/components'
import { campaignDeskText } from '../../../../shared/benefits/campaignDeskText'
import { giftOccasions } from '../../../../shared/benefits/campaigns'
import { occupations } from '../../../../shared/membership/occupations'
import { membershipText } from '../../../../shared/membership/text'
import { useText } from '../../../platform/locale'
import { Card, Check, Chips, Field, ManyChips, PickField } from '../../../ui'
import type { CampaignFields } from './campaignForm'
import { UnionsField } from './UnionsField'
import { WindowFields } from './WindowFields'

interface Event {
  id: string
  name: string
  place: string
}

interface CardsProps {
  fields: CampaignFields
  events: readonly Event[]
  /** Those it can be narrowed to. */
  unions: readonly { id: string; name: string }[]
  onChange: (part: Partial<CampaignFields>) => void
}

/** All that is asked of a campaign: what, how many, when and for whom. */
export function CampaignFieldCards({ fields, events, unions, onChange }: CardsProps) {
  return (
    <>
      {fields.way === 'gift' && <Occasion fields={fields} events={events} onChange={onChange} />}
      <Words fields={fields} onChange={onChange} />
      <Numbers fields={fields} onChange={onChange} />
      <Card kind="rows">
        <WindowFields fields={fields} onChange={onChange} />
      </Card>
      <Audience fields={fields} unions={unions} onChange={onChange} />
    </>
  )
}

type PartProps = Pick<CardsProps, 'fields' | 'onChange'>

function Occasion({ fields, events, onChange }: Omit<CardsProps, 'unions'>) {
  const text = useText(campaignDeskText)
  return (
    <Card title={text.occasion}>
      <Chips
        label={text.occasion}
        options={giftOccasions.map((value) => ({ value, label: text.occasions[value] }))}
        value={fields.occasion}
        onChange={(occasion) => onChange({ occasion })}
      />
      {fields.occasion === 'event' && events.length === 0 && (
        <Text className="benefits-desk__note">{text.noEvents}</Text>
      )}
      {fields.occasion === 'event' && events.length > 0 && (
        <PickField
          label={text.event}
          options={events.map(({ id, name, place }) => ({ value: id, label: text.eventOf(name, place) }))}
          value={fields.eventId || null}
          onChange={(eventId) => onChange({ eventId })}
        />
      )}
    </Card>
  )
}

function Words({ fields, onChange }: PartProps) {
  const text = useText(campaignDeskText)
  return (
    <Card kind="rows">
      <Field
        label={text.name}
        placeholder={text.nameHint}
        value={fields.name}
        maxLength={40}
        onChange={(name) => onChange({ name })}
      />
      <Field
        label={text.what}
        placeholder={text.whatHint}
        value={fields.what}
        maxLength={80}
        onChange={(what) => onChange({ what })}
      />
      <Field
        lines
        label={text.howTo}
        placeholder={text.howToHint}
        value={fields.howTo}
        maxLength={600}
        onChange={(howTo) => onChange({ howTo })}
      />
    </Card>
  )
}

function Numbers({ fields, onChange }: PartProps) {
  const text = useText(campaignDeskText)
  return (
    <Card kind="rows">
      <Field label={text.stock} type="number" value={fields.stock} onChange={(stock) => onChange({ stock })} />
      <Field label={text.value} type="digit" value={fields.value} onChange={(value) => onChange({ value })} />
      <Field
        label={text.cap}
        hint={text.capHint}
        type="digit"
        value={fields.cap}
        onChange={(cap) => onChange({ cap })}
      />
      <Field label={text.validDays} type="number" value={fields.days} onChange={(days) => onChange({ days })} />
    </Card>
  )
}

function Audience({ fields, unions, onChange }: Omit<CardsProps, 'events'>) {
  const text = useText(campaignDeskText)
  const names = useText(membershipText).occupations
  return (
    <Card title={text.more}>
      {(unions.length > 0 || fields.unionIds.length > 0) && (
        <UnionsField unions={unions} chosen={fields.unionIds} onChange={(unionIds) => onChange({ unionIds })} />
      )}
      <View className="benefits-desk__labelled">
        <Text className="field__label">{text.occupations}</Text>
        <ManyChips
          label={text.occupations}
          options={occupations.map((value) => ({ value, label: names[value] }))}
          values={fields.occupations}
          onChange={(chosen) => onChange({ occupations: chosen })}
        />
        <Check label={text.returns} checked={fields.returns} onChange={(returns) => onChange({ returns })} />
        <Check label={text.bars} checked={fields.bars} onChange={(bars) => onChange({ bars })} />
      </View>
    </Card>
  )
}
