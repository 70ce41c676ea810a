import type { DeskCampaignView } from '../../../../shared/benefits/desk.contract'
import { drawText } from '../../../../shared/benefits/drawText'
import { merchantsDeskText } from '../../../../shared/benefits/merchantsDeskText'
import { drawsText } from '../../../../shared/draws/text'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { Card, Row } from '../../../ui'

/** From a campaign at the desk to its merchants, and to its draw. */
export function CampaignWays({ campaign: { id, input } }: { campaign: DeskCampaignView }) {
  const merchants = useText(merchantsDeskText)
  const draws = useText(drawsText)
  const { deskLead } = useText(drawText)
  return (
    <Card kind="rows">
      {input.way === 'draw' && (
        <Row title={draws.title} note={deskLead} onTap={() => open(`/desk/benefits/draw?id=${id}`)} />
      )}
      <Row
        title={merchants.choose}
        note={merchants.chooseLead}
        onTap={() => open(`/desk/benefits/campaign-merchants?id=${id}`)}
      />
    </Card>
  )
}
