import { Entity, Index, type Relation } from 'typeorm'
import type { ChangeAct, ChangeReason, TransferState } from '../../shared/membership/standing'
import type { MembershipState } from '../../shared/membership/states'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'
import { Membership } from './entities'

/** One entry in the history of a membership (会籍变动), written with the change and never altered. */
@Entity('membership_changes')
@Index('membership_changes_person', ['personId', 'id'])
@Index('membership_changes_membership', ['membershipId', 'id'])
export class MembershipChange {
  @PrimaryId()
  id: string

  @Id()
  membershipId: string

  @Id()
  personId: string

  @Short(20)
  act: ChangeAct

  /** Null where the membership began. */
  @Short(14, { nullable: true })
  fromState: MembershipState | null

  @Short(14)
  toState: MembershipState

  @Short(20, { nullable: true })
  reason: ChangeReason | null

  @Sealed('membership_changes.note', { nullable: true })
  note: string | null

  /** The last day of what was set, or the day that was announced. */
  @Short(10, { nullable: true })
  until: string | null

  /** Null where a rule of the union did it. */
  @Id({ nullable: true })
  actorId: string | null

  @PointsTo(() => Person, 'actor_id')
  actor?: Relation<Person> | null

  /** The union in whose name staff acted; null for the member and for a rule. */
  @Id({ nullable: true })
  organisationId: string | null

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation> | null

  @At()
  at: Date
}

/** A member's request to be moved to another union (转会申请). */
@Entity('membership_transfers')
@Index('membership_transfers_person', ['personId', 'id'])
export class Transfer {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  /** The person while it is open, null afterwards: one open transfer a person, by key. */
  @Index('membership_transfers_open', { unique: true })
  @Id({ nullable: true })
  openKey: string | null

  /** The membership that moves. */
  @Id()
  membershipId: string

  @PointsTo(() => Membership, 'membership_id')
  membership?: Relation<Membership>

  @Id()
  fromOrganisationId: string

  @PointsTo(() => Organisation, 'from_organisation_id')
  from?: Relation<Organisation>

  /** The union that is asked. */
  @Id()
  toOrganisationId: string

  @PointsTo(() => Organisation, 'to_organisation_id')
  to?: Relation<Organisation>

  /** The union above that has it since the time of the union asked was over; null while that one decides. */
  @Id({ nullable: true })
  ownerId: string | null

  @PointsTo(() => Organisation, 'owner_id')
  owner?: Relation<Organisation> | null

  @Short(12)
  state: TransferState

  @Whole()
  version: number

  /** Case number, shown to the member as proof of receipt. */
  @Index('membership_transfers_number', { unique: true })
  @Short(30)
  number: string

  /** What the member wrote to the new union. */
  @Sealed('membership_transfers.note', { nullable: true })
  note: string | null

  @At()
  requestedAt: Date

  @At({ nullable: true })
  dueAt: Date | null

  @At({ nullable: true })
  decidedAt: Date | null

  @Id({ nullable: true })
  decidedBy: string | null

  /** Why the new union refused. */
  @Sealed('membership_transfers.reason', { nullable: true })
  reason: string | null
}
