import { forwardRef, type ReactNode, type Ref } from 'react'
import { attributesOf, type TaroProps } from './attributes'

export const View = forwardRef((props: TaroProps, ref: Ref<HTMLDivElement>) => (
  <div {...attributesOf(keyed(props))} ref={ref} />
))

export const Text = forwardRef((props: TaroProps, ref: Ref<HTMLSpanElement>) => (
  <span {...attributesOf(props)} ref={ref} />
))

export const Label = (props: TaroProps & { for?: string }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller names the control
  <label {...attributesOf(props)} htmlFor={props.for} />
)

export const ScrollView = forwardRef(
  (
    { scrollX, scrollY, style, ...props }: TaroProps & { scrollX?: boolean; scrollY?: boolean },
    ref: Ref<HTMLDivElement>,
  ) => (
    <div
      {...attributesOf(props)}
      ref={ref}
      style={{ overflowX: scrollX ? 'auto' : 'hidden', overflowY: scrollY ? 'auto' : 'hidden', ...style }}
    />
  ),
)

const fits: Record<string, 'contain' | 'cover' | 'fill'> = {
  aspectFit: 'contain',
  aspectFill: 'cover',
  scaleToFill: 'fill',
}

export function Image({
  src,
  mode,
  lazyLoad,
  ...props
}: TaroProps & { src?: string; mode?: string; lazyLoad?: boolean }) {
  const style = { objectFit: fits[mode ?? 'scaleToFill'], ...props.style }
  const label = props['aria-label'] as string | undefined
  return (
    <img {...attributesOf(props)} style={style} src={src} alt={label ?? ''} loading={lazyLoad ? 'lazy' : undefined} />
  )
}

export const Canvas = forwardRef(
  ({ canvasId, ...props }: TaroProps & { canvasId?: string }, ref: Ref<HTMLCanvasElement>) => (
    <canvas {...attributesOf({ id: canvasId, ...props })} ref={ref} />
  ),
)

/** In WeChat it limits what one update has to send; a browser needs none. */
export const CustomWrapper = ({ children }: { children?: ReactNode }) => <>{children}</>

/** Browsers reload by themselves when pulled. */
export const PullDownRefresh = CustomWrapper

/** What is pressed like a button is reached by Tab and pressed by Enter and the space bar too. */
function keyed(props: TaroProps): TaroProps {
  const role = props['aria-role']
  if (!props.onClick || (role !== 'button' && role !== 'checkbox' && role !== 'radio' && role !== 'link')) return props
  return {
    tabIndex: props['aria-disabled'] === true ? -1 : 0,
    onKeyDown: (event: { key: string; target: unknown; currentTarget: HTMLElement; preventDefault: () => void }) => {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      event.currentTarget.click()
    },
    ...props,
  }
}
