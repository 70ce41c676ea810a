import type { HomeView } from '../../../shared/home/contract'
import { homeText } from '../../../shared/home/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Icon, Row } from '../../ui'

/** What one can claim now, before it is gone. */
export function Benefits({ benefits }: { benefits: HomeView['benefits'] }) {
  const text = useText(homeText)
  if (benefits.length === 0) return null
  const more = { label: text.allBenefits, onTap: () => open('/benefits/campaigns') }
  return (
    <Card kind="rows" title={text.benefits} more={more}>
      {benefits.map(({ id, name, what }) => (
        <Row
          key={id}
          lead={<Icon name="ticket" />}
          title={name}
          note={what}
          onTap={() => open(`/benefits/campaign?id=${id}`)}
        />
      ))}
    </Card>
  )
}
