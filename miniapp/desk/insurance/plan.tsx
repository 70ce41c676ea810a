import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { coversText } from '../../../shared/insurance/coversText'
import { mostOf } from '../../../shared/insurance/limits'
import type { PlanContent } from '../../../shared/insurance/plans'
import type { PlanDeskView } from '../../../shared/insurance/plans.desk.contract'
import { plansText } from '../../../shared/insurance/plansText'
import { PlanExclusions, PlanItems } from '../../insurance/parts/PlanFacts'
import '../../insurance/parts/covers.scss'
import { useLocale, useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Card, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { PlanActs } from './parts/PlanActs'
import { PlanExamples } from './parts/PlanExamples'
import { planErrors, plans } from './parts/planClient'
import './parts/plans.scss'

definePageConfig({ navigationBarTitleText: '计划详情' })

/** A plan: its draft with examples, and what was published before. */
export default function DeskPlan() {
  const text = useText(plansText)
  const { id = '', number } = useRouter().params
  const view = useView(() => plans.getDeskPlan({ params: { planId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.planTitle} section="plans" view={view} errors={planErrors()}>
      {(plan) => {
        const version = plan.versions.find((one) => String(one.number) === number)
        const content = version?.content ?? plan.draft ?? plan.versions[0]!.content
        return (
          <View className="plan">
            <View className="plan__side">
              <Head plan={plan} content={content} isDraft={!version && plan.draft !== null} />
              <PlanActs plan={plan} onChanged={view.show} onRefresh={view.refresh} />
              <Versions plan={plan} />
            </View>
            <View className="plan__main">
              <PlanItems items={content.items.map((item) => ({ ...item, mostFen: mostOf(item) }))} />
              <PlanExclusions of={content} />
              <PlanExamples content={content} />
            </View>
          </View>
        )
      }}
    </DeskPage>
  )
}

interface HeadProps {
  plan: PlanDeskView
  content: PlanContent
  isDraft: boolean
}

function Head({ plan: { organisation, isClosed }, content, isDraft }: HeadProps) {
  const text = useText(plansText)
  const { term } = useText(coversText)
  const locale = useLocale()
  const { name, summary, grantedBy, termMonths } = content
  return (
    <Card>
      <View className="cover-head">
        <Text className="cover-head__name" aria-role="heading" aria-level={2}>
          {name[locale]}
        </Text>
        {isClosed ? <Tag>{text.closed}</Tag> : isDraft && <Tag tone="warn">{text.draft}</Tag>}
      </View>
      <Text className="cover-head__summary">{summary[locale]}</Text>
      <Text className="cover-head__note">{`${organisation.name} · ${text.grantedBy[grantedBy]}`}</Text>
      <Text className="cover-head__note">{term(termMonths)}</Text>
    </Card>
  )
}

function Versions({ plan: { id, versions } }: { plan: PlanDeskView }) {
  const text = useText(plansText)
  const when = useWhen()
  if (versions.length === 0) return null
  return (
    <Card kind="rows" title={text.versions}>
      {versions.map(({ number, validFrom, publishedBy, publishedAt }) => (
        <Row
          key={number}
          title={`${text.versionNow(number)} · ${text.from(when.day(validFrom))}`}
          note={text.publishedBy(publishedBy, when.at(publishedAt))}
          onTap={() => open(`/desk/insurance/plan?id=${id}&number=${number}`)}
        />
      ))}
      <Text className="plans__hint">{text.versionsNote}</Text>
    </Card>
  )
}
