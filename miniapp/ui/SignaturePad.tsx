import { Canvas, Text, View } from '@tarojs/components'
import { useId, useRef } from 'react'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'
import { isWechat } from '../platform/wechat'
import { Button } from './Button'
import { SignatureImage } from './SignatureImage'
import type { Point, Strokes } from './strokes'
import { useStrokes } from './useStrokes'

interface SignaturePadProps {
  value: Strokes | null
  /** After each stroke, and null when it is to be drawn again. */
  onChange: (value: Strokes | null) => void
}

interface TouchLike {
  touches?: ArrayLike<{ clientX?: number; clientY?: number; pageX?: number; pageY?: number }>
  clientX?: number
  clientY?: number
}

/** Strokes come from touches on the area itself, so that signing works where a canvas does not draw. */
export function SignaturePad({ value, onChange }: SignaturePadProps) {
  const text = useText(shellText)
  const id = `sign${useId().replace(/\W/g, '')}`
  const { start, move, end, hasPen } = useStrokes(id, value, onChange)
  const isMouseDown = useRef(false)
  const mouse = {
    onMouseDown: (event: TouchLike) => {
      isMouseDown.current = true
      start(pointOf(event))
    },
    onMouseMove: (event: TouchLike) => {
      if (isMouseDown.current) move(pointOf(event))
    },
    onMouseUp: () => {
      isMouseDown.current = false
      void end()
    },
    onMouseLeave: () => {
      isMouseDown.current = false
      void end()
    },
  }
  return (
    <View className="signature">
      <View className="signature__pad" id={id}>
        {value && !hasPen && <SignatureImage value={value} className="signature__canvas" />}
        <Canvas className="signature__canvas" type="2d" id={`${id}canvas`} canvasId={`${id}canvas`} />
        {!value && <Text className="signature__hint">{text.sign}</Text>}
        <View
          className="signature__touch"
          aria-role="img"
          aria-label={value ? text.signed : text.sign}
          catchMove
          onTouchStart={(event) => start(pointOf(event as TouchLike))}
          onTouchMove={(event) => move(pointOf(event as TouchLike))}
          onTouchEnd={() => void end()}
          onTouchCancel={() => void end()}
          {...(isWechat ? {} : mouse)}
        />
      </View>
      <View className="signature__foot">
        <Text>{value ? text.signed : ''}</Text>
        {value && (
          <Button kind="plain" size="small" onTap={() => onChange(null)}>
            {text.signAgain}
          </Button>
        )}
      </View>
    </View>
  )
}

function pointOf(event: TouchLike): Point {
  const touch = event.touches?.[0]
  return {
    x: touch?.clientX ?? touch?.pageX ?? event.clientX ?? 0,
    y: touch?.clientY ?? touch?.pageY ?? event.clientY ?? 0,
  }
}
