import type { ChangeEvent } from 'react'
import { attributesOf, type TaroProps, withDetail } from './attributes'

interface PickerProps extends TaroProps {
  mode?: 'selector' | 'date' | 'time'
  range?: readonly (string | Record<string, unknown>)[]
  rangeKey?: string
  value?: number | string
  start?: string
  end?: string
  disabled?: boolean
  onChange?: (event: { detail: { value: never } }) => void
}

const overlay = {
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  opacity: 0,
  cursor: 'pointer',
} as const

/** What is drawn is the page's; the browser's own choice lies over it unseen, so that keys and readers find it. */
export function Picker(props: PickerProps) {
  const { mode = 'selector', value, start, end, disabled, onChange, children, style, className } = props
  const { id, ...labels } = attributesOf({
    ...props,
    children: undefined,
    style: undefined,
    className: undefined,
    onChange: undefined,
  })
  const shared = { ...labels, children: undefined, disabled, style: overlay }
  return (
    <div id={id as string | undefined} className={className} style={{ position: 'relative', ...style }}>
      {children}
      {mode === 'selector' ? (
        <select
          {...shared}
          value={typeof value === 'number' && value >= 0 ? value : ''}
          onChange={(event: ChangeEvent<HTMLSelectElement>) =>
            onChange?.(withDetail(event, Number(event.target.value)))
          }
        >
          <option value="" disabled hidden />
          {optionsOf(props)}
        </select>
      ) : (
        <input
          {...shared}
          type={mode}
          value={value ?? ''}
          min={start}
          max={end}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            if (event.target.value) onChange?.(withDetail(event, event.target.value))
          }}
        />
      )}
    </div>
  )
}

/** A picker's answer is the place in the range. */
function optionsOf({ range = [], rangeKey }: PickerProps) {
  const options = range.map((item, at) => ({
    at,
    words: typeof item === 'string' ? item : String(item[rangeKey ?? 'label']),
  }))
  return options.map(({ at, words }) => (
    <option key={at} value={at}>
      {words}
    </option>
  ))
}
