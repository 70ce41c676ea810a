import { Entity, Index, type Relation } from 'typeorm'
import type { GuardianshipState, Relation as Kinship, PriorityGroup } from '../../shared/classes/states'
import type { DocumentKind } from '../../shared/membership/documents'
import { Person } from '../identity'
import { At, Blind, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'
import { DecidedCase } from './cases.entities'

/** A child, as its guardians told of it; everything about it is sealed. */
@Entity('children')
export class Child {
  @PrimaryId()
  id: string

  @Whole()
  version: number

  @Sealed('children.name')
  name: string

  @Index('children_name')
  @Blind()
  nameIndex: string

  @Sealed('children.birth_date')
  birthDate: string

  @Short(20)
  documentKind: DocumentKind

  /** By its document one child is on record once, whoever of its guardians brings it. */
  @Sealed('children.document_number')
  documentNumber: string

  @Index('children_document', { unique: true })
  @Blind({ nullable: true })
  documentIndex: string | null

  /** The year of whose September it entered, or enters, grade 1. */
  @Sealed('children.entry_year')
  entryYear: string

  /** Health declaration, allergies and medicines, as JSON. */
  @Sealed('children.health', { nullable: true })
  health: string | null

  /** Emergency contacts, as JSON. */
  @Sealed('children.contacts', { nullable: true })
  contacts: string | null

  @Id()
  createdBy: string

  @At()
  createdAt: Date

  @At({ nullable: true })
  erasedAt: Date | null
}

/** That a person is a guardian of a child (监护关系), reviewed with its proof. */
@Entity('guardianships')
@Index('guardianships_person', ['personId', 'id'])
@Index('guardianships_child', ['childId', 'id'])
export class Guardianship extends DecidedCase {
  @Id()
  childId: string

  @PointsTo(() => Child, 'child_id')
  child?: Relation<Child>

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  @Short(16)
  relation: Kinship

  @Short(10)
  state: GuardianshipState

  /** `child person` until it is refused or ended: one of them a child and person. */
  @Index('guardianships_live', { unique: true })
  @Short(80, { nullable: true })
  liveKey: string | null

  /** What the guardian said of the child, as JSON, until it is confirmed: the child's own row says nothing to them before. */
  @Sealed('guardianships.told', { nullable: true })
  told: string | null

  /** Why it was refused, in staff's words. */
  @Sealed('guardianships.remark', { nullable: true })
  remark: string | null
}

/** Somebody a guardian named to collect a child (接送人). */
@Entity('collectors')
@Index('collectors_child', ['childId', 'id'])
export class Collector {
  @PrimaryId()
  id: string

  @Id()
  childId: string

  @Sealed('collectors.name')
  name: string

  @Sealed('collectors.phone')
  phone: string

  @Sealed('collectors.relation')
  relation: string

  @Id()
  addedBy: string

  @At()
  createdAt: Date

  @At({ nullable: true })
  removedAt: Date | null
}

/** A picture kept with a child: a proof of a guardianship or of a priority, or the photo of a collector. */
@Entity('child_pictures')
@Index('child_pictures_slot', ['ownerId', 'slot'], { unique: true })
export class ChildPicture {
  @PrimaryId()
  id: string

  /** The guardianship, priority claim or collector. */
  @Id()
  ownerId: string

  /** Its place among those of its owner: so many and no more, however many come at once. */
  @Whole()
  slot: number

  /** Its name in the storage. */
  @Id()
  file: string

  @Whole()
  width: number

  @Whole()
  height: number

  @At()
  createdAt: Date
}

/** That a guardian's family belongs to a group that seats are set aside for (优先名额), reviewed. */
@Entity('priority_claims')
@Index('priority_claims_person', ['personId', 'id'])
export class PriorityClaim extends DecidedCase {
  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  @Short(14)
  group: PriorityGroup

  @Short(10)
  state: GuardianshipState

  /** `person group` until it is refused or ended. */
  @Index('priority_claims_live', { unique: true })
  @Short(60, { nullable: true })
  liveKey: string | null

  @Sealed('priority_claims.remark', { nullable: true })
  remark: string | null
}
