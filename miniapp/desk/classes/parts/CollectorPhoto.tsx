import { Image } from '@tarojs/components'
import { dayText } from '../../../../shared/classes/dayText'
import { useText } from '../../../platform/locale'
import { pictureSource } from '../../../platform/picture'
import { useView } from '../../../platform/useView'
import { Card, Check, Failure, Skeleton } from '../../../ui'
import { dayWords, pictures } from './dayClient'
import type { Taker } from './takers'

interface CollectorPhotoProps {
  childId: string
  taker: Taker
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Large enough to compare with a face; who it is can only be said with the picture in sight. */
export function CollectorPhoto({ childId, taker, checked, onChange }: CollectorPhotoProps) {
  const { handOver: text } = useText(dayText)
  const { id, token } = taker.photo!
  // A link is made anew with every look at the child; the picture stays the same.
  const view = useView(() => pictures.seePicture({ params: { subjectId: childId, token } }), { deps: [id] })
  return (
    <Card title={text.photoOf(taker.name)}>
      {view.data ? (
        <>
          <Check label={text.matches} checked={checked} onChange={onChange} />
          <Image
            className="hand-over__photo"
            src={pictureSource(view.data)}
            mode="aspectFit"
            aria-label={text.photoOf(taker.name)}
          />
        </>
      ) : view.error && !view.loading ? (
        <Failure error={view.error} words={dayWords()} onRetry={() => void view.refresh()} />
      ) : (
        <Skeleton />
      )}
    </Card>
  )
}
