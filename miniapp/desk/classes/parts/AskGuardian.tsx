import { Image, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { dayText } from '../../../../shared/classes/dayText'
import type { ChildDay } from '../../../../shared/classes/dayViews'
import { useText } from '../../../platform/locale'
import { type PickedFile, pickFiles } from '../../../platform/pickFiles'
import { useCommand } from '../../../platform/useCommand'
import { Button, Field, Sheet, toast } from '../../../ui'
import { days, explainDay } from './dayClient'

/** Somebody nobody named: the guardians are asked, and the child stays until one has answered. */
export function AskGuardian({ of, onAsked }: { of: ChildDay; onAsked: () => void }) {
  const { handOver: text } = useText(dayText)
  const [isOpen, setIsOpen] = useState(false)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [photo, setPhoto] = useState<PickedFile | null>(null)
  const { classId } = of
  // Once asked, a photo that did not get through is sent again by itself.
  const asked = useRef<string | null>(null)
  const ask = useCommand(
    async (body: { childId: string; name: string; phone?: string }, options) => {
      asked.current ??= (await days.askPickup({ params: { classId }, body }, options)).id
      const params = { requestId: asked.current, classId }
      if (photo) await days.putPickupPhoto({ params, upload: await photo.read() }, options)
    },
    {
      onDone: () => {
        asked.current = null
        setIsOpen(false)
        setName('')
        setPhone('')
        setPhoto(null)
        toast(text.asked)
        onAsked()
      },
    },
  )
  const takePhoto = async () => {
    try {
      const [file] = await pickFiles('camera', 1)
      if (file) setPhoto(file)
    } catch (error) {
      toast(explainDay(error))
    }
  }
  const send = () => {
    const given = phone.trim()
    void ask.run({ childId: of.child.childId, name: name.trim(), ...(given ? { phone: given } : {}) })
  }
  return (
    <>
      <Button kind="outline" onTap={() => setIsOpen(true)}>
        {text.ask}
      </Button>
      <Sheet isOpen={isOpen} title={text.askTitle} onClose={() => setIsOpen(false)}>
        <Field label={text.askName} value={name} onChange={setName} maxLength={40} />
        <Field
          label={text.askPhone}
          type="number"
          value={phone}
          onChange={setPhone}
          maxLength={11}
          error={ask.error ? explainDay(ask.error) : null}
        />
        {photo?.preview && (
          <Image className="hand-over__photo" src={photo.preview} mode="aspectFit" aria-label={text.photoOf(name)} />
        )}
        <View className="hand-over__acts">
          <Button kind="outline" onTap={() => void takePhoto()}>
            {photo ? text.photoAgain : text.askPhoto}
          </Button>
          <Button busy={ask.busy} disabled={name.trim() === ''} onTap={send}>
            {text.askSend}
          </Button>
        </View>
      </Sheet>
    </>
  )
}
