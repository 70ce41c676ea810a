import type { HandOverWay, PickupState } from '../../../../shared/classes/dayRules'
import type { dayText } from '../../../../shared/classes/dayText'
import type { ChildDay } from '../../../../shared/classes/dayViews'

/** Somebody who may take the child, and what has to show it. */
export interface Taker {
  way: HandOverWay
  toId: string
  name: string
  note: string
  photo: ChildDay['collectors'][number]['photo']
  needsCode: boolean
  /** The server alone knows the code, and whether a guardian's yes still stands. */
  needsNetwork: boolean
  state: PickupState | null
  isOff: boolean
}

type Words = (typeof dayText)['zh']['handOver']

/** Guardians, those they named, and those they were asked about today. */
export function takersOf({ guardians, collectors, pickups }: ChildDay, text: Words): Taker[] {
  return [
    ...guardians.map(({ id, name, relation, isSeen }) => ({
      ...taker('guardian', id, name ?? text.unnamed),
      note: isSeen ? text.relations[relation] : text.unseen,
      needsCode: true,
      needsNetwork: true,
      isOff: !isSeen,
    })),
    ...collectors.map(({ id, name, relation, photo }) => ({
      ...taker('collector', id, name),
      note: photo ? relation : `${relation} · ${text.noPhoto}`,
      photo,
      needsCode: photo === null,
      needsNetwork: photo === null,
    })),
    ...pickups.map(({ id, name, phone, photo, state }) => ({
      ...taker('confirmed', id, name),
      photo,
      needsNetwork: true,
      note: state === 'refused' ? text.refusedNote : state === 'asked' ? text.asked : (phone ?? ''),
      state,
      isOff: state !== 'allowed',
    })),
  ]
}

const taker = (way: HandOverWay, toId: string, name: string): Taker => ({
  way,
  toId,
  name,
  note: '',
  photo: null,
  needsCode: false,
  needsNetwork: false,
  state: null,
  isOff: false,
})
