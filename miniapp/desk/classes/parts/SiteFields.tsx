import { View } from '@tarojs/components'
import { plansText } from '../../../../shared/classes/plansText'
import { useText } from '../../../platform/locale'
import { Button, Card, Check, DateField, Field } from '../../../ui'
import { blankRoom, positionOfSite, type SiteForm, wholeOf } from './siteForm'

interface SiteFieldsProps {
  form: SiteForm
  isOff: boolean
  onChange: (change: Partial<SiteForm>) => void
}

type Typed = 'name' | 'address' | 'phone' | 'inspectedBy' | 'firstAid'

/** Address, rooms and safety of a site. */
export function SiteFields(props: SiteFieldsProps) {
  const { form, isOff, onChange } = props
  const text = useText(plansText)
  const words = (key: Typed, maxLength: number) => (
    <Field
      label={text[key]}
      value={form[key]}
      maxLength={maxLength}
      disabled={isOff}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  const count = (key: 'exits' | 'extinguishers') => (
    <Field
      label={text[key]}
      type="number"
      value={form[key]}
      maxLength={3}
      disabled={isOff}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <>
      <Card kind="rows">
        {words('name', 60)}
        {words('address', 120)}
        {words('phone', 30)}
        <Position {...props} />
      </Card>
      <Rooms {...props} />
      <Card kind="rows" title={text.safety}>
        <DateField
          label={text.inspectedOn}
          value={form.inspectedOn}
          disabled={isOff}
          onChange={(inspectedOn) => onChange({ inspectedOn })}
        />
        {words('inspectedBy', 60)}
        <View className="class-plan__pair">
          {count('exits')}
          {count('extinguishers')}
        </View>
        {words('firstAid', 100)}
        {(['hasCameras', 'hasGuard'] as const).map((key) => (
          <Check
            key={key}
            label={text[key]}
            checked={form[key]}
            disabled={isOff}
            onChange={(checked) => onChange({ [key]: checked })}
          />
        ))}
        <Field
          lines
          label={text.remarks}
          value={form.remarks}
          maxLength={500}
          disabled={isOff}
          onChange={(remarks) => onChange({ remarks })}
        />
      </Card>
    </>
  )
}

/** Where the site is on the map, for finding the way. */
function Position({ form, isOff, onChange }: SiteFieldsProps) {
  const text = useText(plansText)
  const degrees = (key: 'latitude' | 'longitude', problem: string | null) => (
    <Field
      label={text[key]}
      value={form[key]}
      maxLength={12}
      disabled={isOff}
      error={problem}
      onChange={(value) => onChange({ [key]: value.trim() })}
    />
  )
  return (
    <View className="class-plan__pair">
      {degrees('latitude', positionOfSite(form) === undefined ? text.positionWrong : null)}
      {degrees('longitude', null)}
    </View>
  )
}

function Rooms({ form: { rooms }, isOff, onChange }: SiteFieldsProps) {
  const text = useText(plansText)
  const set = (key: string, change: Partial<SiteForm['rooms'][number]>) =>
    onChange({ rooms: rooms.map((room) => (room.key === key ? { ...room, ...change } : room)) })
  return (
    <Card kind="rows" title={text.roomsTitle}>
      {rooms.map((room) => (
        <View key={room.key} className="class-room">
          <View className="class-plan__pair">
            <Field
              label={text.roomName}
              value={room.name}
              maxLength={40}
              disabled={isOff}
              onChange={(name) => set(room.key, { name })}
            />
            <Field
              label={text.roomSeats}
              type="number"
              value={room.seats}
              maxLength={4}
              disabled={isOff}
              error={room.seats !== '' && Number.isNaN(wholeOf(room.seats)) ? text.wrong : null}
              onChange={(seats) => set(room.key, { seats })}
            />
          </View>
          {!isOff && rooms.length > 1 && (
            <Button
              kind="plain"
              size="small"
              onTap={() => onChange({ rooms: rooms.filter(({ key }) => key !== room.key) })}
            >
              {text.removeRoom}
            </Button>
          )}
        </View>
      ))}
      {!isOff && rooms.length < 50 && (
        <Button kind="outline" size="small" onTap={() => onChange({ rooms: [...rooms, blankRoom()] })}>
          {text.addRoom}
        </Button>
      )}
    </Card>
  )
}
