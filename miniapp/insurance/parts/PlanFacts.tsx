import { Text, View } from '@tarojs/components'
import { listed } from '../../../shared/i18n'
import type { CoverView, PlanView } from '../../../shared/insurance/contract'
import { coversText, formulaWords, shortYuan } from '../../../shared/insurance/coversText'
import { insuranceText } from '../../../shared/insurance/text'
import { useLocale, useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card, Timeline } from '../../ui'

type Item = CoverView['items'][number] | PlanView['items'][number]

/** What is paid for, how much, from when on, and with which papers. */
export function PlanItems({ items }: { items: readonly Item[] }) {
  const text = useText(coversText)
  return (
    <Card title={text.items}>
      <View className="cover-items">
        {items.map((item) => (
          <PlanItem key={item.code} item={item} />
        ))}
      </View>
    </Card>
  )
}

function PlanItem({ item }: { item: Item }) {
  const text = useText(coversText)
  const { paperKinds: papers } = useText(insuranceText)
  const locale = useLocale()
  const when = useWhen()
  const own = 'leftFen' in item ? item : null
  const asked = item.papers.map(({ kind, required }) => (required ? papers[kind] : text.welcome(papers[kind])))
  return (
    <View className="cover-item">
      <View className="cover-item__head">
        <Text className="cover-item__name">{item.name[locale]}</Text>
        <Text className="cover-item__most">{text.most(shortYuan(item.mostFen))}</Text>
      </View>
      <Text className="cover-item__line">{formulaWords(item.formula, locale)}</Text>
      {item.waitingDays > 0 && (
        <Text className="cover-item__line">{own ? text.from(when.day(own.from)) : text.waiting(item.waitingDays)}</Text>
      )}
      {own && own.leftFen < item.mostFen && (
        <Text className="cover-item__line cover-item__line--left">
          {own.leftFen === 0 ? text.usedUp : text.left(shortYuan(own.leftFen))}
        </Text>
      )}
      <Text className="cover-item__papers">{text.papers(listed(asked, locale))}</Text>
    </View>
  )
}

type Facts = Pick<CoverView, 'exclusions' | 'capPerCoverFen' | 'claimWindowMonths'>

export function PlanExclusions({ of: { exclusions, capPerCoverFen } }: { of: Facts }) {
  const text = useText(coversText)
  const locale = useLocale()
  return (
    <Card title={text.exclusions}>
      <View aria-role="list">
        {exclusions.map((words) => (
          <Text key={words.zh} className="cover-line cover-line--item" aria-role="listitem">
            {words[locale]}
          </Text>
        ))}
      </View>
      {capPerCoverFen !== null && <Text className="cover-head__note">{text.cap(shortYuan(capPerCoverFen))}</Text>}
    </Card>
  )
}

/** From the accident to the money, in four steps. */
export function PlanSteps({ of: { claimWindowMonths } }: { of: Facts }) {
  const text = useText(coversText)
  const steps = (['keep', 'claim', 'review', 'paid'] as const).map((key) => ({ key, ...text.steps[key] }))
  return (
    <Card title={text.how}>
      <Timeline items={steps} />
      <Text className="cover-head__note">{text.window(claimWindowMonths)}</Text>
      <Text className="cover-head__note">{text.heirs}</Text>
    </Card>
  )
}
