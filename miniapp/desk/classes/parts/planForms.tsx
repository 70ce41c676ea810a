import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { PickField } from '../../../ui'

/** A choice with its name above it, as a field has. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="field class-labelled">
      <Text className="field__label">{label}</Text>
      {children}
    </View>
  )
}

/** Why the last try failed. */
export function Problem({ words }: { words: string | null }) {
  if (words === null) return null
  return (
    <Text className="class-plan__problem" aria-role="alert">
      {words}
    </Text>
  )
}

interface Union {
  id: string
  name: string
}

/** Asked of who plans for several unions only. */
export function UnionField(props: {
  label: string
  unions: readonly Union[]
  value: string
  onChange: (id: string) => void
}) {
  const { label, unions, value, onChange } = props
  if (unions.length < 2) return null
  const options = unions.map(({ id, name }) => ({ value: id, label: name }))
  return <PickField label={label} options={options} value={value} onChange={onChange} />
}
