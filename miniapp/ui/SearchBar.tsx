import { Input, Text, View } from '@tarojs/components'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'

interface SearchBarProps {
  value: string
  onChange: (value: string) => void
  /** On the keyboard's search key. */
  onSearch?: (value: string) => void
  placeholder?: string
}

export function SearchBar({ value, onChange, onSearch, placeholder }: SearchBarProps) {
  const text = useText(shellText)
  return (
    <View className="search">
      <Input
        className="search__input"
        value={value}
        placeholder={placeholder ?? text.search}
        placeholderClass="field__placeholder"
        confirmType="search"
        maxlength={50}
        aria-label={placeholder ?? text.search}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={(event) => onSearch?.(event.detail.value)}
      />
      {value !== '' && (
        <View className="search__clear" aria-role="button" onClick={() => onChange('')}>
          <Text>{text.clear}</Text>
        </View>
      )}
    </View>
  )
}
