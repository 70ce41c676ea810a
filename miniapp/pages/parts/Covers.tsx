import type { HomeView } from '../../../shared/home/contract'
import { homeText } from '../../../shared/home/text'
import { useLocale, useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useWhen } from '../../platform/when'
import { Card, Icon, Row } from '../../ui'

/** That one is covered, and until when, before one needs it. */
export function Covers({ covers }: { covers: HomeView['covers'] }) {
  const text = useText(homeText)
  const locale = useLocale()
  const when = useWhen()
  const [first] = covers
  if (!first) return null
  const until = covers.map((cover) => cover.until).sort()[0]!
  return (
    <Card kind="rows">
      <Row
        lead={<Icon name="shield" />}
        title={covers.length === 1 ? first.name[locale] : text.covered(covers.length)}
        note={text.coveredUntil(when.day(until))}
        onTap={() => open('/insurance/covers')}
      />
    </Card>
  )
}
