import { bookingsText } from '../../../shared/classes/bookingsText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Row } from '../../ui'

const pages = ['bookings', 'children', 'today'] as const

/** From the list of classes to what is one's own. */
export function OwnLinks() {
  const text = useText(bookingsText)
  return (
    <Card kind="rows">
      {pages.map((page) => (
        <Row key={page} title={text.links[page]} onTap={() => open(`/classes/${page}`)} />
      ))}
    </Card>
  )
}
