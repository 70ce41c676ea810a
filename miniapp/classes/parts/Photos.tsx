import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { childrenText } from '../../../shared/classes/childrenText'
import type { PictureView } from '../../../shared/classes/childrenViews'
import { useText } from '../../platform/locale'
import { type PickedFile, type PickFrom, pickFiles } from '../../platform/pickFiles'
import { pictureSource } from '../../platform/picture'
import { useView } from '../../platform/useView'
import { Button, confirm, Row, Sheet, toast } from '../../ui'
import { childrenClient, explainChild } from './childrenClient'

interface PhotosProps {
  photos: readonly PictureView[]
  /** Null where none is taken any more. */
  onAdd: ((file: PickedFile) => Promise<unknown>) | null
  onRemove: ((id: string) => void) | null
  busy: boolean
}

/** Photos that were sent, as they are kept, and the place for one more. */
export function Photos({ photos, onAdd, onRemove, busy }: PhotosProps) {
  const { child: text } = useText(childrenText)
  const [shown, setShown] = useState<PictureView | null>(null)
  const remove = async (id: string) => {
    if (!(await confirm({ title: text.removePhoto, ok: text.remove }))) return
    setShown(null)
    onRemove?.(id)
  }
  return (
    <View className="photos">
      {photos.map((photo, at) => (
        <View
          key={photo.id}
          className="photos__one"
          aria-role="button"
          aria-label={text.photo(at + 1)}
          onClick={() => setShown(photo)}
        >
          <Photo photo={photo} className="photos__image" words={text.photo(at + 1)} />
        </View>
      ))}
      {onAdd && <AddPhoto busy={busy} onAdd={onAdd} />}
      <Sheet isOpen={shown !== null} title={text.proofs} onClose={() => setShown(null)}>
        {shown && <Photo photo={shown} className="photo-whole" words={text.proofs} isWhole />}
        {shown && onRemove && (
          <Button kind="plain" onTap={() => void remove(shown.id)}>
            {text.remove}
          </Button>
        )}
      </Sheet>
    </View>
  )
}

interface PhotoProps {
  photo: PictureView
  className: string
  words: string
  isWhole?: boolean
}

/** A photo by its link of five minutes; the link is made anew with the page. */
export function Photo({ photo: { id, token }, className, words, isWhole = false }: PhotoProps) {
  const view = useView(() => childrenClient.getPicture({ params: { token } }), { deps: [id] })
  if (view.error && !view.data) return <Text className="child-error">{explainChild(view.error)}</Text>
  if (!view.data) return null
  return (
    <Image
      className={className}
      src={pictureSource(view.data)}
      mode={isWhole ? 'widthFix' : 'aspectFill'}
      aria-label={words}
    />
  )
}

function AddPhoto({ busy, onAdd }: { busy: boolean; onAdd: NonNullable<PhotosProps['onAdd']> }) {
  const { child: text } = useText(childrenText)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <View
        className="photos__add"
        aria-role="button"
        aria-busy={busy}
        onClick={busy ? undefined : () => setOpen(true)}
      >
        <Text>{busy ? '…' : '+'}</Text>
        <Text>{text.addPhoto}</Text>
      </View>
      <PhotoSource isOpen={isOpen} title={text.addPhoto} onPicked={onAdd} onClose={() => setOpen(false)} />
    </>
  )
}

interface PhotoSourceProps {
  isOpen: boolean
  title: string
  onPicked: (file: PickedFile) => Promise<unknown>
  onClose: () => void
}

/** Where a photo comes from. */
export function PhotoSource({ isOpen, title, onPicked, onClose }: PhotoSourceProps) {
  const { child: text } = useText(childrenText)
  const pick = async (from: PickFrom) => {
    // At once: a browser opens its list on a tap alone.
    const picking = pickFiles(from, 1)
    onClose()
    try {
      const [file] = await picking
      if (file) await onPicked(file)
    } catch (error) {
      toast(explainChild(error))
    }
  }
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onClose}>
      <Row title={text.takePhoto} onTap={() => void pick('camera')} />
      <Row title={text.fromAlbum} onTap={() => void pick('album')} />
    </Sheet>
  )
}
