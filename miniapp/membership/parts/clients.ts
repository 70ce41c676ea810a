import { identity as identityContract } from '../../../shared/identity/contract'
import { identityText } from '../../../shared/identity/text'
import { membership as membershipContract } from '../../../shared/membership/contract'
import { membershipReleases } from '../../../shared/membership/releases.contract'
import { membershipText } from '../../../shared/membership/text'
import { privacy as privacyContract } from '../../../shared/privacy/contract'
import { privacyText } from '../../../shared/privacy/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

/** Joining signs people in and takes their consent on its own first screen, so that nobody is sent away and back. */
export const identity = clientOf(identityContract)
export const membership = clientOf(membershipContract)
export const releases = clientOf(membershipReleases)
export const privacy = clientOf(privacyContract)

/** This feature's words for codes, with those of the features it calls. */
export function errorWords(): Record<string, string> {
  return {
    ...currentText(identityText).errors,
    ...currentText(privacyText).errors,
    ...currentText(membershipText).errors,
  }
}

export const explain = (error: unknown): string => wordsOf(error, errorWords())
