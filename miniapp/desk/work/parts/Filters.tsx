import { Picker, Text, View } from '@tarojs/components'
import { deskText } from '../../../../shared/desk/text'
import { useLocale, useText } from '../../../platform/locale'
import { Button } from '../../../ui'
import { WordSearch } from '../../parts/WordSearch'
import { countText } from '../counts'
import { statesOf } from '../matters'
import { type Queue, scopes } from '../useQueue'
import type { Selection } from '../useSelection'

/** Whose, in which state, or one in particular. */
export function Filters({ queue, selection }: { queue: Queue; selection: Selection }) {
  const text = useText(deskText)
  return (
    <View className="desk-filters">
      <Text className="desk-filters__title" aria-role="heading" aria-level={2}>
        {text.queue}
      </Text>
      <View className="desk-filters__refresh">
        {selection.isPossible && !selection.isOn && (
          <Button kind="plain" size="small" onTap={selection.start}>
            {text.bulk.start}
          </Button>
        )}
        <Button kind="plain" size="small" busy={queue.loading} onTap={() => void queue.refresh()}>
          {queue.loading ? text.refreshing : text.refresh}
        </Button>
      </View>
      <Search queue={queue} />
      <Scopes queue={queue} />
      <States queue={queue} />
    </View>
  )
}

function Scopes({ queue: { filter, counts, chooseScope } }: { queue: Queue }) {
  const text = useText(deskText)
  const numbers = { all: counts?.open, me: counts?.mine, nobody: counts?.unassigned, overdue: counts?.overdue }
  return (
    <View className="desk-filters__scopes" aria-role="radiogroup" aria-label={text.scopesLabel}>
      {scopes.map((scope) => {
        const isChosen = filter.q === '' && filter.scope === scope
        const isLate = scope === 'overdue' && (numbers.overdue ?? 0) > 0
        return (
          <View
            key={scope}
            className={`desk-pill ${isChosen ? 'desk-pill--chosen' : ''} ${isLate ? 'desk-pill--late' : ''}`}
            aria-role="radio"
            aria-checked={isChosen}
            onClick={() => chooseScope(scope)}
          >
            {/* The numbers are of open cases. */}
            <Text>
              {text.scopes[scope]}
              {filter.state === null && numbers[scope] !== undefined ? ` ${countText(numbers[scope])}` : ''}
            </Text>
          </View>
        )
      })}
    </View>
  )
}

function States({ queue: { filter, chooseState } }: { queue: Queue }) {
  const text = useText(deskText)
  const locale = useLocale()
  const later = statesOf(filter.feature)
  const values: (string | null)[] = [null, ...later.map(({ state }) => state)]
  const labels = [text.openState, ...later.map(({ state, words }) => words[locale].states[state] ?? state)]
  const at = values.indexOf(filter.state)
  return (
    <Picker
      className="desk-filters__state"
      mode="selector"
      range={labels}
      value={at}
      aria-label={text.state}
      onChange={(event) => chooseState(values[Number(event.detail.value)] ?? null)}
    >
      <View
        className={filter.state === null ? 'desk-pill desk-pill--pick' : 'desk-pill desk-pill--pick desk-pill--chosen'}
      >
        <Text>{text.stateIs(labels[at] ?? '')}</Text>
      </View>
    </Picker>
  )
}

function Search({ queue }: { queue: Queue }) {
  const text = useText(deskText)
  const search = (q: string) => (q === '' ? queue.showAll() : queue.search(q))
  return (
    <View className="desk-filters__search">
      <WordSearch q={queue.filter.q} hint={text.searchHint} onSearch={search} />
    </View>
  )
}
