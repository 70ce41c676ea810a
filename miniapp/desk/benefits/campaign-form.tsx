import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { campaignDeskText } from '../../../shared/benefits/campaignDeskText'
import { type CampaignWay, campaignWays } from '../../../shared/benefits/campaigns'
import type { benefitsDesk } from '../../../shared/benefits/desk.contract'
import type { AnswerOf } from '../../../shared/http/contract'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Card, PickField, Row } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { desk, deskErrors } from './parts/benefitsClient'
import { CampaignFieldCards } from './parts/CampaignFieldCards'
import { type CampaignFields, fieldsFor, fieldsOf, inputOf, missingIn } from './parts/campaignForm'
import { Problem } from './parts/Problem'
import './parts/benefitsDesk.scss'

definePageConfig({ navigationBarTitleText: '福利' })

type Opened = AnswerOf<(typeof benefitsDesk)['openCampaignForm']>

/** A campaign from a kind that is chosen, or a draft to be changed; whatever can be is filled in. */
export default function CampaignForm() {
  const text = useText(campaignDeskText)
  const { id } = useRouter().params
  const view = useView(() => desk.openCampaignForm({ query: id ? { campaignId: id } : {} }))
  return (
    <DeskPage title={id ? text.editTitle : text.newTitle} section="benefits" view={view} errors={deskErrors()}>
      {(opened) => (
        <View className="benefits-desk">
          <Form opened={opened} />
        </View>
      )}
    </DeskPage>
  )
}

/** Kept from its first drawing on: a refresh behind it neither overwrites what is typed nor brings a version nobody looked at. */
function Form({ opened: first }: { opened: Opened }) {
  const text = useText(campaignDeskText)
  const [opened] = useState(first)
  const { campaign } = opened
  const [fields, setFields] = useState<CampaignFields | null>(campaign && fieldsOf(campaign.input))
  if (fields === null) {
    return <Templates onChoose={(way) => setFields(fieldsFor(way, text.templates[way], new Date()))} />
  }
  return (
    <Filled
      opened={opened}
      fields={fields}
      onChange={(part) => setFields((before) => before && { ...before, ...part })}
    />
  )
}

function Templates({ onChoose }: { onChoose: (way: CampaignWay) => void }) {
  const text = useText(campaignDeskText)
  return (
    <Card kind="rows" title={text.template}>
      {campaignWays.map((way) => (
        <Row key={way} title={text.ways[way]} note={text.templateNotes[way]} onTap={() => onChoose(way)} />
      ))}
    </Card>
  )
}

interface FilledProps {
  opened: Opened
  fields: CampaignFields
  onChange: (part: Partial<CampaignFields>) => void
}

function Filled({ opened: { campaign, unions, events }, fields, onChange }: FilledProps) {
  const text = useText(campaignDeskText)
  const [organisationId, setOrganisation] = useState(unions[0]?.id ?? '')
  const draft = campaign?.input ?? null
  const saving = useCommand(
    (input: ReturnType<typeof inputOf>, options) =>
      campaign
        ? desk.editCampaign(
            { params: { campaignId: campaign.id }, body: { ...input, version: campaign.version } },
            options,
          )
        : desk.addCampaign({ body: { ...input, organisationId } }, options),
    { onDone: ({ id }) => replace(`/desk/benefits/campaign?id=${id}`) },
  )
  const missing = missingIn(fields, draft)
  const below = unions.filter(({ above }) => above.includes(campaign?.organisation.id ?? organisationId))
  return (
    <>
      {!campaign && unions.length > 1 && (
        <Card kind="rows">
          <PickField
            label={text.union}
            options={unions.map(({ id, name }) => ({ value: id, label: name }))}
            value={organisationId}
            onChange={(id) => {
              setOrganisation(id)
              onChange({ unionIds: [] })
            }}
          />
        </Card>
      )}
      <CampaignFieldCards fields={fields} events={events} unions={below} onChange={onChange} />
      <Button disabled={missing !== null} busy={saving.busy} onTap={() => void saving.run(inputOf(fields, draft))}>
        {missing === null ? text.save : text.missing(text[missing])}
      </Button>
      <Problem error={saving.error} />
    </>
  )
}
