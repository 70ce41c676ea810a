import { afterText } from '../../../shared/classes/afterText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Row } from '../../ui'

/** The way to what classes leave behind. */
export function RecordsLink() {
  const text = useText(afterText)
  return (
    <Card kind="rows">
      <Row title={text.title} note={text.lead} onTap={() => open('/classes/records')} />
    </Card>
  )
}
