import type { CampaignView } from '../../../shared/benefits/contract'
import { drawText } from '../../../shared/benefits/drawText'
import { redeemText } from '../../../shared/benefits/redeemText'
import { drawsText } from '../../../shared/draws/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { BottomBar, Card, Row } from '../../ui'

/** From a campaign to where its coupons are used, and to its draw. */
export function CampaignLinks({ of: { id, way } }: { of: Pick<CampaignView, 'id' | 'way'> }) {
  const { merchants } = useText(redeemText)
  const draws = useText(drawsText)
  const isDrawn = way === 'draw'
  return (
    <Card kind="rows">
      {isDrawn && <Row title={draws.title} note={draws.how} onTap={() => open(`/benefits/draw?id=${id}`)} />}
      <Row title={merchants.title} note={merchants.lead} onTap={() => open(`/benefits/merchants?id=${id}`)} />
    </Card>
  )
}

/** The one button of a campaign that is drawn: it leads to the draw, which says all about it. */
export function ToDraw({ of: { id, way } }: { of: Pick<CampaignView, 'id' | 'way'> }) {
  const text = useText(drawText)
  if (way !== 'draw') return null
  return <BottomBar label={text.toDraw} onTap={() => open(`/benefits/draw?id=${id}`)} />
}
