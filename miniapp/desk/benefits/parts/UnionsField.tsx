import { Text, View } from '@tarojs/components'
import { campaignDeskText } from '../../../../shared/benefits/campaignDeskText'
import { useText } from '../../../platform/locale'
import { ManyChips, PickField } from '../../../ui'

interface UnionsFieldProps {
  unions: readonly { id: string; name: string }[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}

/** As many as a campaign is narrowed to at most. */
const mostUnions = 20

/** Unions a campaign is for: each is picked from the list, and a tap takes it out again. */
export function UnionsField({ unions, chosen, onChange }: UnionsFieldProps) {
  const text = useText(campaignDeskText)
  const options = unions.map(({ id, name }) => ({ value: id, label: name }))
  const [taken, left] = [true, false].map((isTaken) =>
    options.filter(({ value }) => chosen.includes(value) === isTaken),
  )
  return (
    <View className="benefits-desk__labelled">
      <Text className="field__label">{text.narrowed}</Text>
      {taken!.length > 0 && <ManyChips label={text.narrowedTo} options={taken!} values={chosen} onChange={onChange} />}
      {left!.length > 0 && chosen.length < mostUnions && (
        <PickField label={text.addUnion} options={left!} value={null} onChange={(id) => onChange([...chosen, id])} />
      )}
    </View>
  )
}
