import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { placeText } from '../../shared/membership/placeText'
import { useText } from '../platform/locale'
import { replace } from '../platform/navigate'
import { shellText } from '../platform/text'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Page, Row, Steps } from '../ui'
import { errorWords, membership } from './parts/clients'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '按地区加入' })

type Places = Awaited<ReturnType<typeof membership.listPlaces>>

/** District, street, community: as far down as one likes; who takes the application is said on the way. */
export default function Place() {
  const text = useText(placeText)
  const [within, setWithin] = useState<string>()
  const view = useView(() => loadPlaces(within), { deps: [within] })
  return (
    <Page title={text.title} view={view} errors={errorWords()}>
      {(places) => (
        <Places
          places={places}
          isTop={within === undefined}
          onOpen={setWithin}
          onMore={(more) => view.show({ ...more, items: [...places.items, ...more.items] })}
        />
      )}
    </Page>
  )
}

const loadPlaces = (within: string | undefined, cursor?: string) =>
  membership.listPlaces({ query: { ...(within ? { within } : {}), ...(cursor ? { cursor } : {}) } })

const join = (id: string) => replace(`/membership/join?placeId=${id}`)

interface PlacesProps {
  places: Places
  isTop: boolean
  onOpen: (id: string | undefined) => void
  onMore: (places: Places) => void
}

function Places({ places, isTop, onOpen, onMore }: PlacesProps) {
  const text = useText(placeText)
  const { more } = useText(shellText)
  const { items, within, target, nextCursor } = places
  return (
    <>
      <Steps now={1} all={4} />
      <Card>
        <View className="words">
          <Text>{text.lead}</Text>
          {items.length > 0 && <Text className="words__small">{text.notListed}</Text>}
        </View>
      </Card>
      {items.length > 0 && (
        <Card
          kind="rows"
          title={text.choose(within.name)}
          {...(isTop ? {} : { more: { label: text.up, onTap: () => onOpen(undefined) } })}
        >
          {items.map(({ id, name, hasParts }) => (
            <Row key={id} title={name} onTap={() => (hasParts ? onOpen(id) : join(id))} />
          ))}
        </Card>
      )}
      {nextCursor && (
        <Button kind="outline" onTap={() => void loadPlaces(within.id, nextCursor).then(onMore)}>
          {more}
        </Button>
      )}
      <BottomBar label={text.here(within.name)} note={text.target(target.name)} onTap={() => join(within.id)} />
    </>
  )
}
