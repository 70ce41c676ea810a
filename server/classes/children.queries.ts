import { In } from 'typeorm'
import type { ToldChild } from '../../shared/classes/children'
import type { GuardianshipState } from '../../shared/classes/states'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { Child, Guardianship } from './children.entities'
import { readTold } from './children.told'

/** A child as one of its guardians has it. */
export interface OwnChild extends ToldChild {
  /** The child's own id once the guardianship is confirmed; until then the guardianship's, which says nothing of the child. */
  id: string
  personId: string
  guardianship: Guardianship
  isConfirmed: boolean
}

/** Those that are a guardian's, or may come to be. */
export const heldStates: readonly GuardianshipState[] = ['stated', 'returned', 'confirmed']

const withChild = (db: Db) =>
  db
    .createQueryBuilder(Guardianship, 'guardianship')
    .innerJoinAndSelect('guardianship.child', 'child')
    .innerJoinAndSelect('guardianship.organisation', 'organisation')

const shownTo = prepareQuery(['personId'], (db, given) =>
  withChild(db)
    .where("guardianship.personId = :personId AND guardianship.state <> 'ended'", given)
    .orderBy('guardianship.id', 'ASC'),
)

/** The children of a person as their page lists them, refused ones too, in the order in which they were added. */
export const findShownChildren = async (db: Db, personId: string): Promise<OwnChild[]> =>
  (await shownTo.all(db, { personId })).map(toOwn)

/** The children of a person, confirmed and stated. */
export const findChildrenOf = async (db: Db, personId: string): Promise<OwnChild[]> =>
  (await findShownChildren(db, personId)).filter(({ guardianship }) => heldStates.includes(guardianship.state))

/** As the guardian told of it until somebody has looked; as it is on record from then on. */
function toOwn(guardianship: Guardianship): OwnChild {
  const { id, childId, personId, state, told } = guardianship
  const isConfirmed = state === 'confirmed'
  const facts = isConfirmed ? factsOf(guardianship.child!) : readTold(told!)
  return { ...facts, id: isConfirmed ? childId : id, personId, guardianship, isConfirmed }
}

export function factsOf(child: Child): ToldChild {
  const { name, birthDate, documentKind, documentNumber, entryYear, health, contacts } = child
  return {
    name,
    birthDate,
    documentKind,
    documentNumber,
    entryYear: Number(entryYear),
    health: health === null ? null : JSON.parse(health),
    contacts: contacts === null ? [] : JSON.parse(contacts),
  }
}

/** The confirmed guardians of these children. */
export const findGuardians = async (
  db: Db,
  childIds: readonly string[],
): Promise<Pick<Guardianship, 'childId' | 'personId' | 'relation'>[]> =>
  childIds.length === 0
    ? []
    : db.find(Guardianship, {
        where: { childId: In([...childIds]), state: 'confirmed' },
        select: { id: true, childId: true, personId: true, relation: true },
        order: { id: 'ASC' },
      })

/** The same with who they are. */
export const findKnownGuardians = async (db: Db, childIds: readonly string[]): Promise<Guardianship[]> =>
  childIds.length === 0
    ? []
    : db.find(Guardianship, {
        where: { childId: In([...childIds]), state: 'confirmed' },
        relations: { person: true },
        order: { id: 'ASC' },
      })

/** Whether staff have confirmed that this person is a guardian of the child. */
export const isGuardian = (db: Db, personId: string, childId: string): Promise<boolean> =>
  db.existsBy(Guardianship, { personId, childId, state: 'confirmed' })

/** Children that these persons are, or were, guardians of. */
export async function findEveryChildOf(db: Db, personIds: readonly string[]): Promise<string[]> {
  const where = { personId: In([...personIds]) }
  return (await db.find(Guardianship, { where, select: { id: true, childId: true } })).map(({ childId }) => childId)
}

/** A child of this person's by the id they know it by, now or from before it was confirmed; a foreign one is as absent. */
export async function findOwnChild(db: Db, personId: string, id: string): Promise<OwnChild | null> {
  const row = await withChild(db)
    .where("guardianship.personId = :personId AND guardianship.state <> 'ended'", { personId })
    .andWhere("(guardianship.id = :id OR (guardianship.childId = :id AND guardianship.state = 'confirmed'))", { id })
    .getOne()
  return row && toOwn(row)
}

export const findChildByDocument = (db: Db, documentIndex: string): Promise<Child | null> =>
  db.findOneBy(Child, { documentIndex })
