import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CollectorsView } from '../../shared/classes/children.contract'
import { childrenText } from '../../shared/classes/childrenText'
import { useText, useWording } from '../platform/locale'
import type { PickedFile } from '../platform/pickFiles'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, confirm, Empty, Field, Page, Sheet, toast } from '../ui'
import { childrenClient, childrenWords, explainChild } from './parts/childrenClient'
import { Photo, PhotoSource } from './parts/Photos'
import './parts/children.scss'

definePageConfig({ navigationBarTitleText: '接送人' })

interface PartProps {
  childId: string
  show: (after: CollectorsView) => void
}

/** Who may take the child home, with the photos teachers compare. */
export default function Collectors() {
  const { collectors: text } = useText(childrenText)
  const { id = '' } = useRouter().params
  const [isAdding, setAdding] = useState(false)
  const view = useView(() => childrenClient.listCollectors({ params: { childId: id } }), { deps: [id] })
  return (
    <Page title={text.title} view={view} errors={childrenWords()}>
      {({ childName, items, left }) => (
        <>
          <Text className="child-note">{text.intro(childName)}</Text>
          {items.length === 0 && <Empty text={text.empty} />}
          {items.map((one) => (
            <Collector key={one.id} of={one} childId={id} show={view.show} />
          ))}
          <BottomBar label={text.add} missing={left === 0 ? text.full : null} onTap={() => setAdding(true)} />
          <Sheet isOpen={isAdding} title={text.add} onClose={() => setAdding(false)}>
            <AddForm
              childId={id}
              show={(after) => {
                setAdding(false)
                view.show(after)
              }}
            />
          </Sheet>
        </>
      )}
    </Page>
  )
}

function Collector({ of, childId, show }: PartProps & { of: CollectorsView['items'][number] }) {
  const { collectors: text } = useText(childrenText)
  const { noted } = useWording()
  const [isPicking, setPicking] = useState(false)
  const params = { childId, collectorId: of.id }
  const onError = (error: Error) => toast(explainChild(error))
  const photographing = useCommand(
    async (file: PickedFile, options) =>
      childrenClient.putCollectorPhoto({ params, upload: await file.read() }, options),
    { onDone: show, onError },
  )
  const removing = useCommand(childrenClient.removeCollector, { onDone: show, onError })
  const remove = async () => {
    if (await confirm({ title: text.removeAsk(of.name), ok: text.remove })) void removing.run({ params })
  }
  return (
    <Card>
      <View className="collector">
        <View className="collector__photo">
          {of.photo && <Photo key={of.photo.id} photo={of.photo} className="collector__image" words={of.name} />}
        </View>
        <View className="collector__main">
          <Text className="collector__name">{noted(of.name, of.relation)}</Text>
          <Text className="collector__note">{of.phone}</Text>
          {!of.photo && <Text className="collector__note child-missing">{text.noPhoto}</Text>}
        </View>
      </View>
      <View className="collector__acts">
        <Button kind="plain" size="small" busy={removing.busy} onTap={() => void remove()}>
          {text.remove}
        </Button>
        <Button kind="outline" size="small" busy={photographing.busy} onTap={() => setPicking(true)}>
          {of.photo ? text.newPhoto : text.takePhoto}
        </Button>
      </View>
      <PhotoSource
        isOpen={isPicking}
        title={text.photo}
        onPicked={photographing.run}
        onClose={() => setPicking(false)}
      />
    </Card>
  )
}

function AddForm({ childId, show }: PartProps) {
  const { collectors: text } = useText(childrenText)
  const [given, setGiven] = useState({ name: '', phone: '', relation: '' })
  const change = (part: Partial<typeof given>) => setGiven((now) => ({ ...now, ...part }))
  const adding = useCommand(childrenClient.addCollector, {
    onDone: (after) => {
      toast(text.added)
      show(after)
    },
  })
  const isWhole = given.name.trim() && /^1[3-9]\d{9}$/.test(given.phone) && given.relation.trim()
  return (
    <>
      <Field label={text.name} maxLength={40} value={given.name} onChange={(name) => change({ name })} />
      <Field
        label={text.phone}
        type="number"
        maxLength={11}
        value={given.phone}
        onChange={(phone) => change({ phone })}
      />
      <Field
        label={text.relation}
        placeholder={text.relationHint}
        maxLength={20}
        value={given.relation}
        onChange={(relation) => change({ relation })}
      />
      {adding.error && <Text className="child-error">{explainChild(adding.error)}</Text>}
      <Button
        disabled={!isWhole}
        busy={adding.busy}
        onTap={() => void adding.run({ params: { childId }, body: given })}
      >
        {text.save}
      </Button>
    </>
  )
}
