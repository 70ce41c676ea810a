import { drawText } from '../../../../shared/classes/drawText'
import type { DeskClassView } from '../../../../shared/classes/planViews'
import { drawsText } from '../../../../shared/draws/text'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { Card, Row } from '../../../ui'

/** The way to a class's draw at the desk, where seats are drawn. */
export function DrawEntry({ plan: { id, preview } }: { plan: Pick<DeskClassView, 'id' | 'preview'> }) {
  const text = useText(drawText)
  const { title } = useText(drawsText)
  if (preview.allocation !== 'draw') return null
  return (
    <Card kind="rows">
      <Row title={title} note={text.deskLead} onTap={() => open(`/desk/classes/draw?id=${id}`)} />
    </Card>
  )
}
