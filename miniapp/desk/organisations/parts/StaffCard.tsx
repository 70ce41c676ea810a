import { Text, View } from '@tarojs/components'
import type { StaffView } from '../../../../shared/organisations/staff.contract'
import { staffText } from '../../../../shared/organisations/staffText'
import { organisationsText } from '../../../../shared/organisations/text'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, Row, Tag, toast } from '../../../ui'
import { explained, staff } from './clients'

/** A member of staff: who, with which roles, and what can be done about it. */
export function StaffCard({ person, onChanged }: { person: StaffView; onChanged: (person: StaffView) => void }) {
  const text = useText(staffText)
  const { roles } = useText(organisationsText)
  const done = {
    onDone: (fresh: StaffView) => {
      toast(text.done)
      onChanged(fresh)
    },
  }
  const ending = useCommand(staff.endGrant, done)
  const disabling = useCommand(staff.disableAccount, done)
  const enabling = useCommand(staff.enableAccount, done)
  const resetting = useCommand(staff.resetSecondFactor, done)
  const name = person.name ?? person.phone ?? text.unnamed
  const params = { personId: person.id }
  const end = async ({ id, role }: StaffView['grants'][number]) => {
    const title = text.endAsk(roles[role], name)
    if (await confirm({ title, body: text.endBody, ok: text.end })) await ending.run({ params: { grantId: id } })
  }
  const disable = async () => {
    const asked = { title: text.disableAsk(name), body: text.disableBody, ok: text.disable }
    if (await confirm(asked)) await disabling.run({ params })
  }
  const reset = async () => {
    const asked = { title: text.resetAsk(name), body: text.resetBody, ok: text.reset }
    if (await confirm(asked)) await resetting.run({ params })
  }
  const failure = explained(ending.error ?? disabling.error ?? enabling.error ?? resetting.error)
  const { actions } = person
  return (
    <Card kind="rows" title={name} aside={<State person={person} />}>
      {person.grants.map((grant) => (
        <Row
          key={grant.id}
          title={roles[grant.role]}
          note={grant.organisation.name}
          value={
            grant.canEnd && !person.isMe ? (
              <Button
                kind="plain"
                size="small"
                label={text.endLabel(roles[grant.role], name)}
                busy={ending.busy}
                onTap={() => void end(grant)}
              >
                {text.end}
              </Button>
            ) : undefined
          }
        />
      ))}
      {(actions.length > 0 || failure) && (
        <View className="orgs-actions orgs-actions--card">
          {actions.includes('enable') && (
            <Button size="small" busy={enabling.busy} onTap={() => void enabling.run({ params })}>
              {text.enable}
            </Button>
          )}
          {actions.includes('resetSecondFactor') && (
            <Button kind="outline" size="small" busy={resetting.busy} onTap={() => void reset()}>
              {text.reset}
            </Button>
          )}
          {actions.includes('disable') && (
            <Button kind="outline" size="small" busy={disabling.busy} onTap={() => void disable()}>
              {text.disable}
            </Button>
          )}
          {failure && (
            <Text className="orgs-node__error" aria-role="alert">
              {failure}
            </Text>
          )}
        </View>
      )}
    </Card>
  )
}

function State({ person }: { person: StaffView }) {
  const text = useText(staffText)
  if (person.isMe) return <Tag tone="ok">{text.me}</Tag>
  if (person.disabledAt) return <Tag tone="red">{text.disabled}</Tag>
  if (!person.hasSecondFactor) return <Tag tone="warn">{text.noFactor}</Tag>
  return <Text className="orgs-staff__phone">{person.name ? (person.phone ?? '') : ''}</Text>
}
