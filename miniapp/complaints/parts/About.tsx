import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { complaintsText } from '../../../shared/complaints/text'
import { writeText } from '../../../shared/complaints/writeText'
import { useText } from '../../platform/locale'
import { useView } from '../../platform/useView'
import { Button, Chips, Row, SearchBar } from '../../ui'
import { organisations } from './clients'
import type { Letter, Union } from './useLetter'

interface AboutProps {
  own: Union | null
  letter: Letter
  change: (part: Partial<Letter>) => void
}

/** The own union, another one, or this program. */
export function About({ own, letter, change }: AboutProps) {
  const text = useText(writeText)
  const { program } = useText(complaintsText)
  const options = [
    ...(own ? [{ value: 'own' as const, label: own.name }] : []),
    { value: 'other' as const, label: text.otherUnion },
    { value: 'program' as const, label: program },
  ]
  return (
    <View className="letter-part">
      <Text className="letter-part__label">{text.about}</Text>
      <Chips label={text.about} options={options} value={letter.about} onChange={(about) => change({ about })} />
      {letter.about === 'other' &&
        (letter.other ? (
          <View className="letter-part__chosen">
            <Text>{text.otherChosen(letter.other.name)}</Text>
            <Button kind="plain" size="small" onTap={() => change({ other: null })}>
              {text.change}
            </Button>
          </View>
        ) : (
          <FindUnion onChoose={(other) => change({ other })} />
        ))}
    </View>
  )
}

const typingMs = 350

/** As many as fit below the keyboard; a longer word finds fewer. */
const shownMost = 5

function FindUnion({ onChoose }: { onChoose: (union: Union) => void }) {
  const text = useText(writeText)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useView(() => organisations.listOrganisations({ query: { q } }), { deps: [q], ready: q !== '' })
  const unions = q === '' ? [] : (found.data?.items ?? []).slice(0, shownMost)
  return (
    <View>
      <SearchBar value={typed} placeholder={text.findUnion} onChange={setTyped} />
      {unions.map(({ id, name, parentName }) => (
        <Row key={id} title={name} note={parentName ?? undefined} onTap={() => onChoose({ id, name })} />
      ))}
      {q !== '' && found.data && unions.length === 0 && <Text className="letter-part__note">{text.noUnion}</Text>}
    </View>
  )
}
