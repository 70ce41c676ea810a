import { Image } from '@tarojs/components'
import { useMemo } from 'react'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'
import { type Strokes, svgOf } from './strokes'

/** A signature that was drawn before. */
export function SignatureImage({ value, className = 'signature__image' }: { value: Strokes; className?: string }) {
  const text = useText(shellText)
  const source = useMemo(() => svgOf(value), [value])
  return <Image className={className} src={source} mode="aspectFit" aria-label={text.signed} />
}
