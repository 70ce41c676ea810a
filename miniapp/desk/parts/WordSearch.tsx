import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { deskText } from '../../../shared/desk/text'
import { useText } from '../../platform/locale'
import { Button, SearchBar } from '../../ui'
import './wordSearch.scss'

interface WordSearchProps {
  /** What the list is searched for now; empty where it shows all. */
  q: string
  hint: string
  onSearch: (q: string) => void
}

/** Words to look for in a list, sent by the keyboard's key or the button; clearing them shows all again. */
export function WordSearch({ q, hint, onSearch }: WordSearchProps) {
  const text = useText(deskText)
  const [typed, setTyped] = useState(q)
  useEffect(() => setTyped(q), [q])
  const words = typed.trim()
  const change = (value: string) => {
    setTyped(value)
    if (value === '' && q !== '') onSearch('')
  }
  const search = () => {
    if (words !== '') onSearch(words)
  }
  return (
    <View className="word-search">
      <SearchBar value={typed} onChange={change} onSearch={search} placeholder={hint} />
      <Button kind="outline" size="small" disabled={words === ''} onTap={search}>
        {text.search}
      </Button>
    </View>
  )
}
