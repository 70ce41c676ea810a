import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { bankDeskText } from '../../../../shared/learning/bankDeskText'
import { useText } from '../../../platform/locale'
import { Button, SearchBar } from '../../../ui'

/** Words of a question to look for; clearing them shows all again. */
export function BankSearch({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const text = useText(bankDeskText)
  const [typed, setTyped] = useState(q)
  useEffect(() => setTyped(q), [q])
  const change = (value: string) => {
    setTyped(value)
    if (value === '') onSearch('')
  }
  return (
    <View className="quiz-desk__search">
      <View className="quiz-desk__search-bar">
        <SearchBar
          value={typed}
          onChange={change}
          onSearch={(words) => onSearch(words.trim())}
          placeholder={text.searchHint}
        />
      </View>
      <Button kind="outline" size="small" disabled={typed.trim() === ''} onTap={() => onSearch(typed.trim())}>
        {text.search}
      </Button>
    </View>
  )
}
