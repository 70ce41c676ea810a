import { feesText } from '../../../../shared/classes/feesText'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { Card, Row } from '../../../ui'

/** The way to what was paid for a class. */
export function FeesEntry({ classId }: { classId: string }) {
  const text = useText(feesText)
  return (
    <Card kind="rows">
      <Row title={text.title} note={text.lead} onTap={() => open(`/desk/classes/fees?id=${classId}`)} />
    </Card>
  )
}
