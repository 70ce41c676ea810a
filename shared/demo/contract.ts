import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { signedIn } from '../identity/contract'

/** The people of the demo data, one tap each. */
export const cast = [
  'rider',
  'driver',
  'parent',
  'guardian2',
  'member',
  'retiree',
  'reviewer',
  'reviewer2',
  'districtReviewer',
  'assessor',
  'assessor2',
  'approver',
  'approver2',
  'payer',
  'classManager',
  'teacher',
  'benefitsManager',
  'learningEditor',
  'judge1',
  'judge2',
  'judge3',
  'merchantClerk',
  'mediator',
  'orgAdmin',
  'auditor',
  'cityAdmin',
  'cityReviewer',
  'learningEditor2',
] as const
export type CastName = (typeof cast)[number]

export const demo = defineContract({
  signIn: {
    method: 'POST',
    path: '/demo/sign-in',
    summary: 'Signs in as one of the cast, staff with the second factor done; demo mode only.',
    access: 'public',
    body: z.object({ as: z.string().check(z.minLength(1), z.maxLength(40)) }),
    returns: signedIn,
    errors: ['demo.unknown_person'],
  },
  makeStepUpCode: {
    method: 'POST',
    path: '/demo/step-up-code',
    summary: 'The code the signed-in demo person would read from their authenticator; demo mode only.',
    access: 'person',
    returns: z.object({ code: z.string() }),
    errors: ['identity.second_factor_missing'],
  },
  listCast: {
    method: 'GET',
    path: '/demo/cast',
    summary: 'Who one can be; answers only in demo mode.',
    access: 'public',
    returns: z.object({ items: z.array(z.object({ as: z.enum(cast), organisationName: z.nullable(z.string()) })) }),
  },
})
