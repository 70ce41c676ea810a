import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { useView } from '../../../platform/useView'
import { Chips, PickField, SearchBar } from '../../../ui'
import { events } from './eventClients'

export interface EventUnion {
  id: string
  name: string
  address: string | null
}

interface UnionPickProps {
  unions: EventUnion[]
  /** There are more than were loaded: then one looks for them by name. */
  hasMore: boolean
  value: EventUnion | null
  onChange: (union: EventUnion) => void
}

const typingMs = 350

/** The union an event is for: in sight while there are few, looked for by name where there are many. */
export function UnionPick({ unions, hasMore, value, onChange }: UnionPickProps) {
  const text = useText(eventsText).form
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useView(() => events.listEventUnions({ query: { q } }), { deps: [q], ready: q !== '' })
  const shown = q === '' ? unions : (found.data?.items ?? [])
  const choose = (id: string) => onChange(shown.find((union) => union.id === id)!)
  const options = shown.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <View className="field">
      {hasMore && <SearchBar value={typed} placeholder={text.unionSearch} onChange={setTyped} />}
      {options.length > 8 ? (
        <PickField label={text.union} options={options} value={value?.id ?? null} onChange={choose} />
      ) : (
        <>
          <View className="field__label">{text.union}</View>
          <Chips label={text.union} options={options} value={value?.id ?? null} onChange={choose} />
        </>
      )}
    </View>
  )
}
