import { Text, View } from '@tarojs/components'
import { deskText } from '../../../shared/desk/text'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useMe } from '../../platform/session'
import { Button, Failure } from '../../ui'

const refusals = ['access.signed_out', 'access.denied', 'access.second_factor_due']

/** Whether the desk as a whole is closed to this person, so that nothing of it may stay on the screen. */
export const isRefusal = (error: Error | undefined): error is Error =>
  error !== undefined && refusals.includes(codeOf(error))

/** Why the desk does not open, and the one way on; `isOthers` where one works here, but not at this part. */
export function StaffRefusal({ error, isOthers = false }: { error: Error; isOthers?: boolean }) {
  const text = useText(deskText)
  const hasNone = useMe()?.secondFactor === 'missing'
  const { secondFactor, refusal } = text
  if (codeOf(error) === 'access.signed_out') return <Failure error={error} onRetry={() => open('/identity/sign-in')} />
  if (codeOf(error) === 'access.denied') {
    const { title, body } = isOthers ? refusal.otherRole : refusal
    return <Stop title={title} body={body} action={refusal.home} onTap={() => open('/pages/home')} />
  }
  return (
    <Stop
      title={hasNone ? secondFactor.missingTitle : secondFactor.dueTitle}
      body={hasNone ? secondFactor.missingBody : secondFactor.dueBody}
      action={hasNone ? secondFactor.missing : secondFactor.due}
      onTap={() => open('/identity/second-factor')}
    />
  )
}

function Stop({ title, body, action, onTap }: { title: string; body: string; action: string; onTap: () => void }) {
  return (
    <View className="page__state" aria-role="alert">
      <Text className="page__state-title">{title}</Text>
      <Text className="page__state-text">{body}</Text>
      <Button size="small" className="page__state-action" onTap={onTap}>
        {action}
      </Button>
    </View>
  )
}
