import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useView } from '../../../platform/useView'
import { Chips, PickField, SearchBar } from '../../../ui'

interface Union {
  id: string
  name: string
}

interface UnionPickProps<U extends Union> {
  label: string
  hint?: string
  searchHint: string
  noneFound: string
  unions: readonly U[]
  /** There are more than were loaded: then one looks for them by name. */
  hasMore: boolean
  find: (q: string) => Promise<{ items: U[] }>
  value: U | null
  onChange: (union: U) => void
}

const typingMs = 350

/** One of the unions in reach: in sight while there are few, looked for by name where there are many. */
export function UnionPick<U extends Union>(props: UnionPickProps<U>) {
  const { label, hint, searchHint, noneFound, unions, hasMore, find, value, onChange } = props
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useView(() => find(q), { deps: [q], ready: q !== '' })
  const shown = q === '' ? unions : (found.data?.items ?? [])
  const choose = (id: string) => onChange(shown.find((union) => union.id === id)!)
  const options = shown.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <View className="field">
      {hasMore && <SearchBar value={typed} placeholder={searchHint} onChange={setTyped} />}
      {q !== '' && found.data && options.length === 0 && <Text>{noneFound}</Text>}
      {options.length > 8 ? (
        <PickField
          label={label}
          options={options}
          value={value?.id ?? null}
          onChange={choose}
          {...(hint ? { hint } : {})}
        />
      ) : (
        <>
          <View className="field__label">{label}</View>
          <Chips label={label} options={options} value={value?.id ?? null} onChange={choose} />
        </>
      )}
    </View>
  )
}
