import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { BarCase } from '../../../shared/benefits/bars.contract'
import { barsText } from '../../../shared/benefits/barsText'
import { useText, useWording } from '../../platform/locale'
import { useView, type View as Viewed } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Tag } from '../../ui'
import { CaseCard } from '../parts/CaseCard'
import { CasePage } from '../parts/CasePage'
import { DecisionCard } from '../parts/DecisionCard'
import { benefitBarTones } from './parts/benefitTones'
import { bars, caseErrors, explain } from './parts/caseClient'
import './parts/cases.scss'

definePageConfig({ navigationBarTitleText: '停领申诉' })

interface PartProps {
  bar: BarCase
  view: Viewed<BarCase>
}

/** A bar with what the member says; staff lift or uphold it. */
export default function DeskBenefitBar() {
  const text = useText(barsText)
  const { id = '' } = useRouter().params
  const view = useView(() => bars.getBar({ params: { benefitBarId: id } }), { deps: [id] })
  return (
    <CasePage title={text.deskTitle} view={view} errors={caseErrors()} absent="benefits.bar_not_found">
      {(bar, toQueue) => (
        <View className="desk-benefit">
          <Head bar={bar} view={view} />
          <Decide bar={bar} view={view} />
          {toQueue}
        </View>
      )}
    </CasePage>
  )
}

function Head({ bar, view }: PartProps) {
  const text = useText(barsText)
  const { labelled } = useWording()
  const when = useWhen()
  const { person, state, campaign, expiredAt, until, appeal, answer } = bar
  return (
    <CaseCard
      of={bar}
      view={view}
      title={person}
      tag={<Tag tone={benefitBarTones[state]}>{text.states[state]}</Tag>}
      lines={[text.why(campaign, when.at(expiredAt)), text.until(when.day(until))]}
      notes={[appeal ? labelled(text.words, appeal) : text.noAppeal, answer && labelled(text.answer, answer)]}
    />
  )
}

function Decide({ bar, view }: PartProps) {
  const text = useText(barsText)
  const { id, version } = bar
  return (
    <DecisionCard
      of={bar}
      view={view}
      ways={[
        { decision: 'lift', label: text.lift },
        { decision: 'uphold', label: text.uphold },
      ]}
      words={{ label: text.answer, hint: text.answerHint, most: 500 }}
      done={text.decided}
      explain={explain}
      decide={({ decision, words: answer }, options) =>
        bars.decideBar({ params: { benefitBarId: id }, body: { decision, version, answer } }, options)
      }
    />
  )
}
