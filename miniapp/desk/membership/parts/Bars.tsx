import { Text, View } from '@tarojs/components'

export interface Bar {
  key: string
  label: string
  /** Null where it is kept back. */
  count: number | null
  /** What stands for the count. */
  value: string
  /** Beside the label, for what needs attention. */
  alert?: string | undefined
  onTap?: (() => void) | undefined
}

const shareOf = (count: number | null, most: number) => (most === 0 ? 0 : Math.round(((count ?? 0) / most) * 100))

/** Columns by day; the number stands above each where there is room, and every one is read out in a list. */
export function DayBars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(0, ...bars.map(({ count }) => count ?? 0))
  const isDense = bars.length > 10
  return (
    <View className={isDense ? 'figures-days figures-days--dense' : 'figures-days'} aria-role="list" aria-label={label}>
      {bars.map(({ key, label: day, count, value }, at) => (
        <View key={key} className="figures-days__day" aria-role="listitem" aria-label={`${day} ${value}`}>
          <Text className="figures-days__value">{isNumbered(count, most, isDense) ? value : ''}</Text>
          <View className="figures-days__rail">
            <View
              className={count === null ? 'figures-days__bar figures-days__bar--few' : 'figures-days__bar'}
              style={{ height: `${count === null ? 4 : shareOf(count, most)}%` }}
            />
          </View>
          <Text className="figures-days__label">{isDated(at, bars.length) ? day : ''}</Text>
        </View>
      ))}
    </View>
  )
}

/** Among many columns only the highest ones have a number. */
const isNumbered = (count: number | null, most: number, isDense: boolean) =>
  isDense ? count !== null && count === most && most > 0 : count !== 0

/** Dates of the first, the last, and a few between. */
function isDated(at: number, length: number): boolean {
  if (length <= 10) return true
  const step = Math.ceil(length / 5)
  return at % step === 0
}

/** Rows with a bar each, the number at the right. */
export function RowBars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(0, ...bars.map(({ count }) => count ?? 0))
  return (
    <View className="figures-rows" aria-role="list" aria-label={label}>
      {bars.map((bar) => (
        <View key={bar.key} aria-role="listitem">
          <RowBar bar={bar} share={shareOf(bar.count, most)} />
        </View>
      ))}
    </View>
  )
}

function RowBar({ bar: { label, value, alert, onTap }, share }: { bar: Bar; share: number }) {
  return (
    <View
      className={onTap ? 'figures-rows__row figures-rows__row--tap' : 'figures-rows__row'}
      aria-role={onTap ? 'button' : undefined}
      onClick={onTap}
    >
      <View className="figures-rows__head">
        <Text className="figures-rows__label">{label}</Text>
        {alert !== undefined && <Text className="figures-rows__alert">{alert}</Text>}
        <Text className="figures-rows__value">{value}</Text>
        {onTap && <View className="row__arrow" />}
      </View>
      <View className="figures-rows__rail">
        <View className="figures-rows__bar" style={{ width: `${share}%` }} />
      </View>
    </View>
  )
}
