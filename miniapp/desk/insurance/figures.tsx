import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { shanghaiDay } from '../../../shared/http/time'
import { claimDeskErrors } from '../../../shared/insurance/claimDeskErrors'
import { type ClaimFigures, insuranceFigures } from '../../../shared/insurance/figures.contract'
import { claimFiguresText } from '../../../shared/insurance/figuresText'
import { yuan } from '../../../shared/payments/fen'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { saveFile } from '../../platform/files'
import { useLocale, useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Card, Chips, Empty, toast } from '../../ui'
import { Bars } from '../parts/Bars'
import { DeskPage } from '../parts/DeskPage'
import './parts/claimFigures.scss'

definePageConfig({ navigationBarTitleText: '理赔数据' })

const client = clientOf(insuranceFigures)

const spans = { quarter: 3, half: 6, year: 12 } as const
type Span = keyof typeof spans
type What = 'claims' | 'approvedFen' | 'paidFen'
const whats: readonly What[] = ['claims', 'approvedFen', 'paidFen']

/** The months that end with this one. */
function rangeOf(span: Span, now: Date): { from: string; to: string } {
  const to = shanghaiDay(now).slice(0, 7)
  const [year, month] = to.split('-').map(Number) as [number, number]
  return { from: new Date(Date.UTC(year, month - spans[span], 1)).toISOString().slice(0, 7), to }
}

/** What leadership looks at: how many claims, how much, how long they take, and how many lacked papers. */
export default function DeskClaimFigures() {
  const text = useText(claimFiguresText)
  const { errors } = useText(claimDeskErrors)
  const [span, setSpan] = useState<Span>('half')
  const [organisationId, setOrganisationId] = useState<string>()
  const query = () => ({ ...rangeOf(span, new Date()), ...(organisationId ? { organisationId } : {}) })
  const view = useView(() => client.getClaimFigures({ query: query() }), { deps: [span, organisationId] })
  const take = useCommand(() => client.exportClaimFigures({ query: query() }), {
    onDone: (file) => void saveFile(file),
    onError: (error) => toast(wordsOf(error, errors)),
  })
  return (
    <DeskPage title={text.title} section="claimFigures" view={view} errors={errors}>
      {(figures) => (
        <View className="claim-figures" aria-busy={view.loading}>
          <Chips
            label={text.rangeLabel}
            options={(Object.keys(spans) as Span[]).map((value) => ({ value, label: text.ranges[value] }))}
            value={span}
            onChange={setSpan}
          />
          <Where figures={figures} isLoading={view.loading} onChoose={setOrganisationId} />
          {figures.totals.claims === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Charts key={figures.organisation.id} figures={figures} onChoose={setOrganisationId} />
          )}
          <Button kind="outline" size="small" busy={take.busy} onTap={() => void take.run(undefined)}>
            {text.take}
          </Button>
          <Text className="claim-figures__note">{text.takeNote}</Text>
        </View>
      )}
    </DeskPage>
  )
}

interface WhereProps {
  figures: ClaimFigures
  isLoading: boolean
  onChoose: (id: string) => void
}

function Where({ figures: { organisation, above, from, to, totals }, isLoading, onChoose }: WhereProps) {
  const text = useText(claimFiguresText)
  const up = above.at(-1)
  return (
    <View>
      {up && (
        <View className="claim-figures__up" aria-role="button" onClick={() => onChoose(up.id)}>
          <Text>‹ {text.back(up.name)}</Text>
        </View>
      )}
      <Text className="claim-figures__name" aria-role="heading" aria-level={1}>
        {organisation.name}
      </Text>
      <Text className="claim-figures__note">{isLoading ? text.refreshing : text.lead(from, to)}</Text>
      {totals.claims === null && <Text className="claim-figures__note">{text.fewNote}</Text>}
    </View>
  )
}

function Charts({ figures, onChoose }: { figures: ClaimFigures; onChoose: (id: string) => void }) {
  const text = useText(claimFiguresText)
  const locale = useLocale()
  const [what, setWhat] = useState<What>('claims')
  const shown = (value: number | null) =>
    value === null ? text.few : what === 'claims' ? text.count(String(value)) : text.yuan(yuan(value))
  const bar = (key: string, label: string, value: number | null) => ({ key, label, value, words: shown(value) })
  return (
    <>
      <Totals figures={figures} />
      <Chips
        label={text.what}
        options={whats.map((value) => ({ value, label: text.whats[value] }))}
        value={what}
        onChange={setWhat}
      />
      <View className="claim-figures__cards">
        <Bars title={text.byMonth} bars={figures.months.map((row) => bar(row.month, row.month, row[what]))} />
        <Bars title={text.byItem} bars={figures.items.map((row) => bar(row.item, row.name[locale], row[what]))} />
        <Bars
          title={text.byUnion}
          bars={figures.unions.map((row) => ({
            ...bar(row.id, row.own ? text.own(row.name) : row.name, row[what]),
            ...(row.hasBelow ? { onTap: () => onChoose(row.id) } : {}),
          }))}
        />
      </View>
    </>
  )
}

function Totals({ figures: { totals, decided, medianMinutes, ninetiethMinutes } }: { figures: ClaimFigures }) {
  const text = useText(claimFiguresText)
  const sum = (fen: number | null) => (fen === null ? text.few : yuan(fen))
  const count = (value: number | null) => (value === null ? text.few : String(value))
  const { claims, returned } = totals
  const share = claims && returned !== null ? ` · ${text.share(Math.round((returned / claims) * 100))}` : ''
  const facts = [
    [text.claims, count(claims)],
    [text.asked, sum(totals.askedFen)],
    [text.approved, sum(totals.approvedFen)],
    [text.paid, sum(totals.paidFen)],
    [text.returned, `${count(returned)}${share}`],
    [text.decided, count(decided)],
    ...(medianMinutes === null ? [] : [[text.median, text.time(medianMinutes)]]),
    ...(ninetiethMinutes === null ? [] : [[text.ninetieth, text.time(ninetiethMinutes)]]),
  ]
  return (
    <Card title={text.totals}>
      <View className="claim-figures__facts">
        {facts.map(([label, value]) => (
          <View key={label} className="claim-figures__fact">
            <Text className="claim-figures__note">{label}</Text>
            <Text>{value}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
