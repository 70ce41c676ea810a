import { contestsText } from '../../../shared/learning/contestsText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Row } from '../../ui'

/** The way to the contests, from where one learns and answers. */
export function ContestsLink() {
  const text = useText(contestsText)
  return (
    <Card kind="rows">
      <Row title={text.title} note={text.linkNote} onTap={() => open('/learning/contests')} />
    </Card>
  )
}
