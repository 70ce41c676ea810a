import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type FiguresView, membershipFigures } from '../../../shared/membership/figures.contract'
import { figuresText } from '../../../shared/membership/figuresText'
import { membershipText } from '../../../shared/membership/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { saveFile } from '../../platform/files'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Chips, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { DaysCard, DecisionsCard, MembersCard, OverdueCard, RoutesCard, UnionsCard } from './parts/FigureCards'
import { type RangeName, rangeOf, ranges } from './parts/figureRanges'
import './parts/figures.scss'

definePageConfig({ navigationBarTitleText: '数据' })

const client = clientOf(membershipFigures)

/** What leadership looks at: how many apply and where, how long it takes, and what is overdue. */
export default function DeskFigures() {
  const text = useText(figuresText)
  const { errors } = useText(membershipText)
  const [range, setRange] = useState<RangeName>('week')
  const [organisationId, setOrganisationId] = useState<string>()
  const query = () => ({ ...rangeOf(range, new Date()), organisationId })
  const view = useView(() => client.getFigures({ query: query() }), { deps: [range, organisationId] })
  return (
    <DeskPage title={text.title} section="figures" view={view} errors={errors}>
      {(figures) => (
        <View className="figures" aria-busy={view.loading}>
          <Chips
            label={text.rangeLabel}
            options={ranges.map((value) => ({ value, label: text.ranges[value] }))}
            value={range}
            onChange={setRange}
          />
          <Whereabouts figures={figures} isLoading={view.loading} onChoose={setOrganisationId} />
          <View className="figures__cards">
            <OverdueCard figures={figures} />
            <DecisionsCard figures={figures} />
            <View className="figures__wide">
              <DaysCard figures={figures} />
            </View>
            <RoutesCard figures={figures} />
            <MembersCard figures={figures} />
            <View className="figures__wide">
              <UnionsCard key={figures.organisation.id} figures={figures} onChoose={setOrganisationId} />
            </View>
          </View>
          <Taking query={query} />
        </View>
      )}
    </DeskPage>
  )
}

interface WhereaboutsProps {
  figures: FiguresView
  isLoading: boolean
  onChoose: (id: string) => void
}

/** Of which union these are, the way back up, and the other tops where the roles begin. */
function Whereabouts({ figures, isLoading, onChoose }: WhereaboutsProps) {
  const text = useText(figuresText)
  const { organisation, above, tops, from, to, coarse } = figures
  const up = above.at(-1)
  return (
    <View className="figures-where">
      {tops.length > 1 && (
        <Chips
          label={text.topsLabel}
          options={tops.map(({ id, name }) => ({ value: id, label: name }))}
          value={above[0]?.id ?? organisation.id}
          onChange={onChoose}
        />
      )}
      {up && (
        <View className="figures-where__up" aria-role="button" onClick={() => onChoose(up.id)}>
          <Text>‹ {text.back(up.name)}</Text>
        </View>
      )}
      <Text className="figures-where__name" aria-role="heading" aria-level={1}>
        {organisation.name}
      </Text>
      <Text className="figures-note">{isLoading ? text.refreshing : text.lead(from, to)}</Text>
      {coarse && <Text className="figures-note">{text.fewNote}</Text>}
    </View>
  )
}

function Taking({ query }: { query: () => Parameters<typeof client.exportFigures>[0]['query'] }) {
  const text = useText(figuresText).take
  const onError = (error: Error) => toast(wordsOf(error))
  const figures = useCommand(() => client.exportFigures({ query: query() }), {
    onDone: (file) => void saveFile(file),
    onError,
  })
  const filed = useCommand(() => client.exportFiled({ query: query() }), {
    onDone: (file) => void saveFile(file),
    onError,
  })
  return (
    <View className="figures__foot">
      <Button kind="outline" size="small" busy={figures.busy} onTap={() => void figures.run(undefined)}>
        {text.figures}
      </Button>
      <Button kind="outline" size="small" busy={filed.busy} onTap={() => void filed.run(undefined)}>
        {text.filed}
      </Button>
      <Text className="figures-note">{text.note}</Text>
    </View>
  )
}
