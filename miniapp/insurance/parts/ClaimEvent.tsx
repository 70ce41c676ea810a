import { Text, View } from '@tarojs/components'
import { longestStory } from '../../../shared/insurance/claims.contract'
import { claimText } from '../../../shared/insurance/claimText'
import { eventKinds } from '../../../shared/insurance/plans'
import { itemsFor } from '../../../shared/insurance/rules'
import { useLocale, useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card, Chips, DateField, Field, ManyChips } from '../../ui'
import { ClaimConsent } from './ClaimConsent'
import { coverOf, coversOn, isOther, itemsOf, withDay } from './claimForm'
import type { ClaimFormModel } from './useClaimForm'

/** What happened, when, and what is claimed. */
export function ClaimEvent({ model }: { model: ClaimFormModel }) {
  const text = useText(claimText)
  const { form, typed, change } = model
  const { event, eventOn, story } = typed
  // What the cover has for this event is claimed unless it is taken off.
  const kinds = eventKinds.filter((kind) => kind !== 'death' || isOther(form))
  const choose = (next: NonNullable<typeof event>) => {
    const plan = coverOf(form, typed)?.plan
    change({ event: next, items: plan ? itemsFor(plan, next).map(({ code }) => code) : [] })
  }
  return (
    <>
      <Card>
        <View className="claim-part">
          <Text className="claim-part__label">{text.event}</Text>
          <Chips
            label={text.event}
            options={kinds.map((value) => ({ value, label: text.events[value] }))}
            value={event}
            onChange={choose}
          />
        </View>
        {event && (
          <DateField
            label={text.eventOn}
            hint={text.eventOnHints[event]}
            value={eventOn}
            end={form.today}
            onChange={(next) => change(withDay(form, typed, next))}
          />
        )}
        {event && !isOther(form) && <CoverAndItems model={model} />}
        {event && (
          <Field
            label={text.story}
            placeholder={text.storyHint}
            hint={text.left(longestStory - story.length)}
            lines
            maxLength={longestStory}
            value={story}
            onChange={(next) => change({ story: next })}
          />
        )}
      </Card>
      {event && event !== 'property' && <ClaimConsent model={model} purpose="health" />}
    </>
  )
}

/** Which cover, where several fit the day, and which of its items. */
function CoverAndItems({ model: { form, typed, change } }: { model: ClaimFormModel }) {
  const text = useText(claimText)
  const locale = useLocale()
  const when = useWhen()
  const covers = coversOn(form, typed.eventOn || form.today)
  const items = itemsOf(form, typed)
  const chooseCover = (coverId: string) => {
    const plan = covers.find(({ id }) => id === coverId)!.plan
    change({ coverId, items: itemsFor(plan, typed.event!).map(({ code }) => code) })
  }
  const nameOf = ({ plan, from, to }: (typeof covers)[number]) =>
    `${plan.name[locale]} · ${text.coverDays(when.day(from), when.day(to))}`
  return (
    <>
      {covers.length > 1 && (
        <View className="claim-part">
          <Text className="claim-part__label">{text.cover}</Text>
          <Chips
            label={text.cover}
            options={covers.map((cover) => ({ value: cover.id, label: nameOf(cover) }))}
            value={typed.coverId}
            onChange={chooseCover}
          />
        </View>
      )}
      {coverOf(form, typed) && (
        <View className="claim-part">
          <Text className="claim-part__label">{text.items}</Text>
          <ManyChips
            label={text.items}
            options={items.map(({ code, name }) => ({ value: code, label: name[locale] }))}
            values={typed.items}
            onChange={(next) => change({ items: next })}
          />
          <Text className="claim-part__note">{items.length > 0 ? text.itemsNote : text.noItems}</Text>
        </View>
      )}
    </>
  )
}
