import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CoverRosterReport, PlanDeskView } from '../../../shared/insurance/plans.desk.contract'
import { plansText } from '../../../shared/insurance/plansText'
import { saveFile } from '../../platform/files'
import { useLocale, useText } from '../../platform/locale'
import { back } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Button, Card, Chips } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { CoverReport } from './parts/CoverReport'
import { Labelled } from './parts/Labelled'
import { explained, planErrors, plans } from './parts/planClient'
import { type CoverSheet, useCoverSheet } from './parts/useCoverSheet'
import './parts/plans.scss'

definePageConfig({ navigationBarTitleText: '按名册参保' })

/** A list of people: chosen, checked row by row, and only then covered. */
export default function CoverRoster() {
  const text = useText(plansText).roster
  const { id = '' } = useRouter().params
  const view = useView(() => plans.getDeskPlan({ params: { planId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.title} section="plans" view={view} errors={planErrors()}>
      {(plan) => <Sheet plan={plan} />}
    </DeskPage>
  )
}

function Sheet({ plan: { id, name, unions } }: { plan: PlanDeskView }) {
  const text = useText(plansText).roster
  const locale = useLocale()
  const [report, setReport] = useState<CoverRosterReport>()
  const [unionId, setUnionId] = useState(unions[0]?.id ?? '')
  const sheet = useCoverSheet({ planId: id, organisationId: unionId }, setReport)
  const template = useCommand(() => plans.getCoverRosterTemplate(), { onDone: (file) => void saveFile(file) })
  const options = unions.map((union) => ({ value: union.id, label: union.name }))
  return (
    <View className="plans">
      {report ? (
        <CoverReport report={report} name={sheet.name} />
      ) : (
        <Card title={name[locale]}>
          <Text className="cover-roster__lead">{text.lead}</Text>
          <Labelled label={text.union}>
            <Chips label={text.union} options={options} value={unionId} onChange={setUnionId} />
          </Labelled>
          <View className="plan-form__acts">
            <Button kind="outline" size="small" busy={template.busy} onTap={() => void template.run(undefined)}>
              {text.template}
            </Button>
          </View>
        </Card>
      )}
      <Foot report={report} sheet={sheet} error={explained(sheet.error ?? template.error)} />
    </View>
  )
}

interface FootProps {
  report: CoverRosterReport | undefined
  sheet: CoverSheet
  error: string | null
}

function Foot({ report, sheet, error }: FootProps) {
  const text = useText(plansText).roster
  const choose = () => void sheet.choose()
  if (!report) {
    const label = sheet.busy ? text.checking : text.choose
    return <BottomBar label={label} busy={sheet.busy} error={error} note={text.chooseNote} onTap={choose} />
  }
  if (report.isDone) return <BottomBar label={text.back} onTap={back} />
  const { good } = report.counts
  return (
    <BottomBar
      label={text.run(good)}
      missing={good === 0 ? text.nothing : null}
      busy={sheet.busy}
      error={error}
      onTap={() => void sheet.grant()}
      second={{ label: text.another, onTap: choose }}
    />
  )
}
