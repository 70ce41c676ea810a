import type { MeView } from '../../../shared/identity/contract'
import { identityText } from '../../../shared/identity/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Row, Tag } from '../../ui'

/** What a role adds: the desk and its second factor for staff, checking of codes for a merchant's clerk too. */
export function StaffCard({ me }: { me: MeView }) {
  const text = useText(identityText).mine
  const isStaff = me.secondFactor !== 'none'
  return (
    <Card kind="rows" title={text.staff}>
      {isStaff && <Row title={text.desk} onTap={() => open('/desk/work/queue')} />}
      <Row title={text.check} onTap={() => open('/membership/check')} />
      {isStaff && (
        <Row
          title={text.secondFactor}
          note={text.secondFactorNote}
          value={<Tag tone={me.secondFactor === 'done' ? 'ok' : 'warn'}>{text.factorStates[me.secondFactor]}</Tag>}
          onTap={() => open('/identity/second-factor')}
        />
      )}
    </Card>
  )
}
