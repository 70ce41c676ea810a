import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { ApiError } from '../../shared/http/client'
import { listed } from '../../shared/i18n'
import type { CoverView, PlanView } from '../../shared/insurance/contract'
import { coversText } from '../../shared/insurance/coversText'
import { membershipText } from '../../shared/membership/text'
import { useLocale, useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, Empty, Page, Row, Tag } from '../ui'
import { coverErrors, covers } from './parts/coverClient'
import { PlanExclusions, PlanItems, PlanSteps } from './parts/PlanFacts'
import './parts/covers.scss'

definePageConfig({ navigationBarTitleText: '保障详情' })

/** One cover whole; without one, the plans that are open to the person. */
export default function PlanPage() {
  const { cover, plan } = useRouter().params
  if (cover !== undefined) return <OneCover id={cover} />
  return plan === undefined ? <AllPlans /> : <OnePlan id={plan} />
}

const findOne = <T extends { id: string }>(items: T[], id: string): T => {
  const found = items.find((item) => item.id === id)
  if (!found) throw new ApiError('insurance.cover_not_found', 404)
  return found
}

function OneCover({ id }: { id: string }) {
  const text = useText(coversText)
  const view = useView(async () => findOne((await covers.listCovers()).items, id), { deps: [id] })
  return (
    <Page title={text.planTitle} view={view} errors={coverErrors()}>
      {(cover) => (
        <>
          <CoverHead cover={cover} />
          <PlanItems items={cover.items} />
          <PlanExclusions of={cover} />
          <PlanSteps of={cover} />
          {cover.actions.includes('claim') && (
            <BottomBar label={text.claim} onTap={() => open(`/insurance/claim?cover=${cover.id}`)} />
          )}
        </>
      )}
    </Page>
  )
}

function CoverHead({ cover }: { cover: CoverView }) {
  const text = useText(coversText)
  const locale = useLocale()
  const when = useWhen()
  const { name, summary, state, from, to, organisation, payer, isRenewed } = cover
  return (
    <Card>
      <View className="cover-head">
        <Text className="cover-head__name" aria-role="heading" aria-level={1}>
          {name[locale]}
        </Text>
        <Tag tone={state === 'running' ? 'ok' : 'grey'}>{text.states[state]}</Tag>
      </View>
      <Text className="cover-head__dates">{text.dates(when.day(from), when.day(to))}</Text>
      {state === 'running' && <Text className="cover-head__note">{isRenewed ? text.renewed : text.notRenewed}</Text>}
      <Text className="cover-head__summary">{summary[locale]}</Text>
      <Text className="cover-head__note">{`${text.payers[payer]} · ${text.by(organisation.name)}`}</Text>
    </Card>
  )
}

function AllPlans() {
  const text = useText(coversText)
  const locale = useLocale()
  const view = useView(() => covers.listPlans())
  return (
    <Page title={text.plansTitle} view={view} errors={coverErrors()}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty text={text.nonePlans} />
        ) : (
          <Card kind="rows">
            {items.map(({ id, name, summary, coverId }) => (
              <Row
                key={id}
                title={name[locale]}
                note={summary[locale]}
                value={coverId ? <Tag tone="ok">{text.states.running}</Tag> : undefined}
                onTap={() => open(coverId ? `/insurance/plan?cover=${coverId}` : `/insurance/plan?plan=${id}`)}
              />
            ))}
          </Card>
        )
      }
    </Page>
  )
}

function OnePlan({ id }: { id: string }) {
  const text = useText(coversText)
  const view = useView(async () => findOne((await covers.listPlans()).items, id), { deps: [id] })
  return (
    <Page title={text.planTitle} view={view} errors={coverErrors()}>
      {(plan) => (
        <>
          <PlanHead plan={plan} />
          <PlanItems items={plan.items} />
          <PlanExclusions of={plan} />
          <PlanSteps of={plan} />
        </>
      )}
    </Page>
  )
}

function PlanHead({ plan }: { plan: PlanView }) {
  const text = useText(coversText)
  const { occupations } = useText(membershipText)
  const locale = useLocale()
  const { name, summary, eligible, grantedBy, organisation, payer, termMonths, coverId } = plan
  const groups = [
    ...(eligible.gender ? [text.genders[eligible.gender]] : []),
    ...(eligible.occupations ?? []).map((occupation) => occupations[occupation]),
  ]
  const isHeld = coverId !== null
  return (
    <Card>
      <View className="cover-head">
        <Text className="cover-head__name" aria-role="heading" aria-level={1}>
          {name[locale]}
        </Text>
        <Tag tone={isHeld ? 'ok' : 'grey'}>{isHeld ? text.covered : text.notCovered}</Tag>
      </View>
      <Text className="cover-head__summary">{summary[locale]}</Text>
      <Row title={text.eligible} note={groups.length === 0 ? text.everybody : listed(groups, locale)} />
      <Row title={text.term(termMonths)} note={text.grantedBy[grantedBy]} />
      <Text className="cover-head__note">{`${text.payers[payer]} · ${text.by(organisation.name)}`}</Text>
    </Card>
  )
}
