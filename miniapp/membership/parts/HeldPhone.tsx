import { releaseText } from '../../../shared/membership/releaseText'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Button } from '../../ui'

const held = ['identity.phone_held', 'identity.phone_bound']
export const isPhoneHeld = (error: Error): boolean => held.includes(codeOf(error))

/** The way on where a phone cannot be bound: staff look at it. */
export function HeldPhone() {
  return (
    <Button kind="outline" size="small" onTap={() => open('/membership/release?about=phone')}>
      {useText(releaseText).phoneHeld}
    </Button>
  )
}
