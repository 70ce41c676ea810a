import { Entity, Index, type Relation } from 'typeorm'
import type { coverEnds, coverSources } from '../../shared/insurance/contract'
import type { PlanContent } from '../../shared/insurance/plans'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Id, Json, PointsTo, PrimaryId, Short, Whole } from '../platform/columns'

/** A mutual-aid plan (互助保障计划) of a union, for those below it. */
@Entity('plans')
export class Plan {
  @PrimaryId()
  id: string

  /** The union that runs it: its subtree is covered. */
  @Index('plans_organisation')
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  /** Compare-and-set for its draft and for publishing. */
  @Whole()
  version: number

  /** The next version while it is written; null where there is none. */
  @Json({ nullable: true })
  draft: PlanContent | null

  /** The number of the version that new covers are granted with; 0 before the first. */
  @Whole()
  published: number

  /** Since when no new covers are granted. */
  @At({ nullable: true })
  closedAt: Date | null

  @At()
  createdAt: Date
}

/** A version of a plan as it was published: never changed, because covers and claims are decided by it. */
@Entity('plan_versions')
@Index('plan_versions_number', ['planId', 'number'], { unique: true })
export class PlanVersion {
  @PrimaryId()
  id: string

  @Id()
  planId: string

  @PointsTo(() => Plan, 'plan_id')
  plan?: Relation<Plan>

  @Whole()
  number: number

  @Json()
  content: PlanContent

  /** The first day on which covers are granted with it, in Shanghai. */
  @Short(10)
  validFrom: string

  @Id()
  publishedBy: string

  @PointsTo(() => Person, 'published_by')
  publisher?: Relation<Person> | null

  @At()
  publishedAt: Date
}

/** Who is covered by which version of a plan, and from when until when (保障). */
@Entity('covers')
@Index('covers_person', ['personId', 'id'])
@Index('covers_ends', ['endedAt', 'toDay', 'id'])
@Index('covers_untold', ['endedAt', 'remindedAt', 'toDay', 'id'])
@Index('covers_plan', ['planId', 'organisationId', 'id'])
export class Cover {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  @Id()
  planId: string

  @Id()
  planVersionId: string

  @PointsTo(() => PlanVersion, 'plan_version_id')
  planVersion?: Relation<PlanVersion>

  /** The union whose member, or on whose list, the person was. */
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  /** Approval of a membership, a roster, or the cover before it. */
  @Short(10)
  source: (typeof coverSources)[number]

  /** The membership, the roster or the cover it came from. */
  @Id()
  sourceId: string

  /** `person plan` while it is the current one: one current cover of a plan a person. */
  @Index('covers_current', { unique: true })
  @Short(80, { nullable: true })
  currentKey: string | null

  /** First and last day, in Shanghai; where it was ended before its last one, the day it ended on. */
  @Short(10)
  fromDay: string

  @Short(10)
  toDay: string

  /** When it was ended before its last day, or had run out. */
  @At({ nullable: true })
  endedAt: Date | null

  @Short(12, { nullable: true })
  endReason: (typeof coverEnds)[number] | null

  /** When its holder was told that it ends soon. */
  @At({ nullable: true })
  remindedAt: Date | null

  @At()
  createdAt: Date
}
