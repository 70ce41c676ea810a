import type { CastName } from '../../../shared/demo/contract'

export const groups = ['members', 'staff', 'partners'] as const
export type Group = (typeof groups)[number]

const members: readonly CastName[] = ['rider', 'driver', 'parent', 'guardian2', 'member', 'retiree']
const partners: readonly CastName[] = ['merchantClerk']

export function groupOf(as: CastName): Group {
  if (members.includes(as)) return 'members'
  return partners.includes(as) ? 'partners' : 'staff'
}
