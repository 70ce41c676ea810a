import { ApiError } from '../../../shared/http/client'
import type { JoinView } from '../../../shared/membership/contract'
import { useSession } from '../../platform/session'
import { useCommand } from '../../platform/useCommand'
import type { PhoneCode } from '../../ui'
import type { Purpose } from './Consents'
import { identity, membership, privacy } from './clients'
import { type Place, placeInput } from './place'

interface Beginning {
  sms: PhoneCode | null
  given: Purpose[]
}

/** What the form, asked again, tells by itself: a member, an application under way, an event that closed meanwhile. */
const toldByTheForm: readonly string[] = [
  'membership.already_member',
  'membership.under_way',
  'membership.event_closed',
  'membership.event_not_found',
  'membership.organisation_closed',
  'membership.place_not_found',
]

/** Everything the first screen's one button does: sign in, record the consents, open the draft at the union chosen. */
export function useBeginning(
  join: JoinView,
  place: Place,
  previousId: string | undefined,
  onDone: () => Promise<unknown>,
) {
  const signIn = useSession((session) => session.signIn)
  return useCommand(async ({ sms, given }: Beginning) => {
    if (sms) {
      const signedIn = await identity.signInBySms({ body: sms })
      signIn(signedIn.token, signedIn.me)
    }
    if (given.length > 0) {
      await privacy.giveConsents({ body: { noticeVersion: join.noticeVersion, purposes: given } })
    }
    // A draft that is open already is changed by its own form; somebody who just signed in may have one.
    const input = placeInput(place, join.application)
    if (join.application === null || (join.application.state === 'draft' && Object.keys(input).length > 0)) {
      await openDraft({ ...input, ...(previousId ? { previousId } : {}) })
    }
    await onDone()
  })
}

async function openDraft(body: Parameters<typeof membership.draftApplication>[0]['body']): Promise<void> {
  try {
    await membership.draftApplication({ body })
  } catch (error) {
    if (!(error instanceof ApiError) || !toldByTheForm.includes(error.code)) throw error
  }
}
