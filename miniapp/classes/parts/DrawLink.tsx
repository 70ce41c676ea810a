import type { ClassView } from '../../../shared/classes/contract'
import { drawsText } from '../../../shared/draws/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Row } from '../../ui'

/** The way to a class's draw, where seats are drawn. */
export function DrawLink({ of: { id, allocation } }: { of: Pick<ClassView, 'id' | 'allocation'> }) {
  const text = useText(drawsText)
  if (allocation !== 'draw') return null
  return (
    <Card kind="rows">
      <Row title={text.title} note={text.how} onTap={() => open(`/classes/draw?id=${id}`)} />
    </Card>
  )
}
