import { In } from 'typeorm'
import { isGradePossible } from '../../shared/classes/children'
import type { ChildrenView, ChildView, classChildren } from '../../shared/classes/children.contract'
import { liveStates } from '../../shared/classes/states'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { withdrawGuardianConsent } from '../privacy'
import { forgetBars } from './after.privacy'
import { Place } from './bookings.entities'
import { Child, Collector, Guardianship } from './children.entities'
import { findGuardians, heldStates, type OwnChild } from './children.queries'
import { get, list, requireChild } from './children.service'
import { readTold, writeTold } from './children.told'
import { actionsOf } from './children.views'
import { forgetDays } from './days.privacy'
import { removePictures } from './pictures.service'
import { changeReviewed, end } from './reviews'

type Change = BodyOf<(typeof classChildren)['editChild']>

export async function edit(db: Db, personId: string, id: string, change: Change, now: Date): Promise<ChildView> {
  const child = await requireChild(db, personId, id)
  if (!isGradePossible(change.entryYear, shanghaiDay(now))) {
    throw new AppError('classes.grade_invalid', undefined, 'entryYear')
  }
  const actions = actionsOf(child.guardianship)
  if (!actions.includes('edit')) throw new AppError('classes.child_action_unavailable')
  if (change.identity && !actions.includes('editIdentity')) throw new AppError('classes.child_fixed')
  await (child.isConfirmed ? editOnRecord(db, child, change) : editTold(db, child, change))
  return get(db, personId, id, now)
}

async function editOnRecord(db: Db, { id }: OwnChild, { version, entryYear, health, contacts }: Change): Promise<void> {
  const told = {
    entryYear: String(entryYear),
    health: health && JSON.stringify(health),
    contacts: contacts.length === 0 ? null : JSON.stringify(contacts),
  }
  const changed = await db.update(Child, { id, version }, { ...told, version: version + 1 })
  if (changed.affected !== 1) throw new AppError('classes.child_changed')
}

async function editTold(db: Db, { guardianship }: OwnChild, change: Change): Promise<void> {
  const { version, entryYear, health, contacts, identity } = change
  const told = readTold(guardianship.told!)
  const name = identity?.name ?? told.name
  const relation = identity?.relation ?? guardianship.relation
  const written = { told: writeTold({ ...told, name, entryYear, health, contacts }), relation }
  await changeReviewed(db, 'guardianship', { ...guardianship, version }, written, 'classes.child_changed')
}

/** The caller is no guardian of it here any more; what nobody else is guardian of goes for good. */
export async function endOwn(db: Db, personId: string, id: string, now: Date): Promise<ChildrenView> {
  const { guardianship } = await requireChild(db, personId, id)
  // Held, so that of two guardians who leave at once the second one sees that nobody is left.
  await lockPools(db, Child, [guardianship.childId])
  const child = await requireChild(db, personId, id)
  if (await isLastOfBooked(db, child.guardianship)) throw new AppError('classes.child_booked')
  await endGuardianship(db, child.guardianship, now)
  return list(db, personId, now)
}

/** Whether a child that is booked would be left with nobody. */
export async function isLastOfBooked(
  db: Db,
  { childId, personId, state }: Pick<Guardianship, 'childId' | 'personId' | 'state'>,
): Promise<boolean> {
  if (state !== 'confirmed') return false
  const others = (await findGuardians(db, [childId])).filter((one) => one.personId !== personId)
  return others.length === 0 && db.existsBy(Place, { childId, state: In([...liveStates]) })
}

export async function endGuardianship(db: Db, guardianship: Guardianship, now: Date): Promise<void> {
  const { childId, personId } = guardianship
  await lockPools(db, Child, [childId])
  await end(db, 'guardianship', guardianship, now)
  await withdrawGuardianConsent(db, personId, childId, now)
  await eraseIfLeft(db, childId, now)
}

const nothingKnown = { name: '', nameIndex: '', birthDate: '', documentNumber: '', documentIndex: null, entryYear: '' }

/** Forgets a child nobody is guardian of, nor says to be; its row stays, for what points to it. */
export async function eraseIfLeft(db: Db, childId: string, now: Date): Promise<void> {
  if (await db.existsBy(Guardianship, { childId, state: In([...heldStates]) })) return
  const collectors = await db.find(Collector, { where: { childId }, select: { id: true } })
  const ids = collectors.map(({ id }) => id)
  await removePictures(db, ids, now)
  if (ids.length > 0) {
    await db.update(Collector, { id: In(ids) }, { name: '', phone: '', relation: '', removedAt: now })
  }
  await forgetDays(db, childId, now)
  await forgetBars(db, childId)
  await db.update(Child, { id: childId }, { ...nothingKnown, health: null, contacts: null, erasedAt: now })
}
