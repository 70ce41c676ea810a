import type { SyntheticEvent } from 'react'
import { attributesOf, type TaroProps } from './attributes'

interface VideoProps extends TaroProps {
  src?: string
  controls?: boolean
  /** Seconds from its beginning. */
  initialTime?: number
  onTimeUpdate?: (event: { detail: { currentTime: number } }) => void
}

/** A film; like the other elements it is the browser's own, with its keys and captions. */
export function Video({ src, controls = true, initialTime = 0, onTimeUpdate, ...props }: VideoProps) {
  const tell = (event: SyntheticEvent<HTMLVideoElement>) =>
    onTimeUpdate?.({ detail: { currentTime: event.currentTarget.currentTime } })
  return (
    <video
      {...attributesOf(props)}
      src={src}
      controls={controls}
      controlsList="nodownload"
      playsInline
      preload="metadata"
      onLoadedMetadata={(event) => {
        if (initialTime > 0) event.currentTarget.currentTime = initialTime
      }}
      onTimeUpdate={tell}
    />
  )
}
