import { Entity, Index, type Relation } from 'typeorm'
import type { ChangeReason } from '../../shared/membership/standing'
import type { MembershipState } from '../../shared/membership/states'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Id, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'

/** A membership (会籍); history is kept, one is current. */
@Entity('memberships')
@Index('memberships_person', ['personId', 'id'])
@Index('memberships_members', ['organisationId', 'id'])
@Index('memberships_shadows', ['isShadow', 'organisationId'])
@Index('memberships_stated', ['state', 'organisationId', 'id'])
@Index('memberships_states', ['state', 'stateSince'])
@Index('memberships_counted', ['organisationId', 'state', 'isShadow', 'isDiscreet'])
export class Membership {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  /** The person while this is the current one, null afterwards: one current union a person, by key. */
  @Index('memberships_current', { unique: true })
  @Id({ nullable: true })
  currentKey: string | null

  @Index('memberships_organisation')
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  @Short(14)
  state: MembershipState

  /** Membership number: random digits and a check digit. It stays with the person, so their past memberships have it too. */
  @Index('memberships_number')
  @Short(14)
  number: string

  /** The number on a person's newest membership, null on those before it: nobody else's, by key. */
  @Index('memberships_number_key', { unique: true })
  @Short(14, { nullable: true })
  numberKey: string | null

  /** The membership this one follows, at another union or after a time without one. */
  @Id({ nullable: true })
  previousId: string | null

  @Whole({ default: 1 })
  version: number

  @At({ nullable: true })
  stateSince: Date | null

  @Short(20, { nullable: true })
  stateReason: ChangeReason | null

  /** Last day of a retained or suspended state that ends by itself, `YYYY-MM-DD`. */
  @Index('memberships_until')
  @Short(10, { nullable: true })
  stateUntil: string | null

  /** The state that `transferring` or `left` goes back to. */
  @Short(14, { nullable: true })
  stateBefore: MembershipState | null

  /** The day on which the member leaves, as they said themselves. */
  @Index('memberships_leaves')
  @Short(10, { nullable: true })
  leavesOn: string | null

  /** The day on which it lapses unless the member answers; they have been told. */
  @Index('memberships_lapses')
  @Short(10, { nullable: true })
  lapsesOn: string | null

  /** When the member last answered that they are still there. */
  @At({ nullable: true })
  heardAt: Date | null

  @At()
  since: Date

  @At({ nullable: true })
  until: Date | null

  @Id({ nullable: true })
  applicationId: string | null

  /** Kept from the member's employer until they move to its union. */
  @Yes({ default: false })
  isDiscreet: boolean

  /** What a unit sees in place of a membership that is kept from it: no membership of the person's at all. */
  @Yes({ default: false })
  isShadow: boolean

  /** The person while the shadow stands: one current union a person for the units too, by key. */
  @Index('memberships_shadow', { unique: true })
  @Id({ nullable: true })
  shadowKey: string | null

  /** JSON of what the unit wrote of the person, which is all it knows. */
  @Sealed('memberships.shadow_facts', { nullable: true, select: false })
  shadowFacts: string | null

  /** The roster it came from. */
  @Index('memberships_roster')
  @Id({ nullable: true })
  rosterId?: string | null
}
