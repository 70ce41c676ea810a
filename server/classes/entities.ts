import { Entity, Index, type Relation } from 'typeorm'
import type { ClassContent, SiteContent } from '../../shared/classes/plans'
import type { ClassKind, ClassState } from '../../shared/classes/states'
import { Organisation } from '../organisations'
import { At, Id, Json, PointsTo, PrimaryId, Short, Whole } from '../platform/columns'

/** A term of classes of a union (托管期): a summer, a winter, half a year of interest classes. */
@Entity('class_terms')
@Index('class_terms_organisation', ['organisationId', 'id'])
export class Term {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Whole()
  version: number

  @Short(60)
  name: string

  /** First and last day, in Shanghai. */
  @Short(10)
  fromDay: string

  @Short(10)
  toDay: string

  /** The term it was copied from. */
  @Id({ nullable: true })
  copiedFromId: string | null

  /** Since when nothing of it changes any more, and attendance has been reckoned. */
  @At({ nullable: true })
  closedAt: Date | null

  @At()
  createdAt: Date
}

/** Where classes are held (托管点), with its rooms and what is known of its safety. */
@Entity('class_sites')
@Index('class_sites_organisation', ['organisationId', 'id'])
export class Site {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Whole()
  version: number

  @Json()
  content: SiteContent

  /** Where it is on the map, in millionths of a degree. */
  @Whole({ nullable: true })
  latitudeMicro: number | null

  @Whole({ nullable: true })
  longitudeMicro: number | null

  @At({ nullable: true })
  closedAt: Date | null

  @At()
  createdAt: Date
}

/** A class of a term (班级): the pool of its seats is this row, which whoever decides on them locks. */
@Entity('classes')
@Index('classes_term', ['termId', 'id'])
@Index('classes_listed', ['state', 'closesAt', 'id'])
@Index('classes_organisation', ['organisationId', 'id'])
export class CourseClass {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Id()
  termId: string

  @PointsTo(() => Term, 'term_id')
  term?: Relation<Term>

  @Id()
  siteId: string

  @PointsTo(() => Site, 'site_id')
  site?: Relation<Site>

  @Short(10)
  state: ClassState

  @Whole()
  version: number

  @Json()
  content: ClassContent

  /** Of the content, for what the list is narrowed by. */
  @Short(10)
  kind: ClassKind

  @Whole()
  gradeFrom: number

  @Whole()
  gradeTo: number

  @Whole()
  seats: number

  /** From and until when it is booked, by the server's clock. */
  @At()
  opensAt: Date

  @At()
  closesAt: Date

  /** The last order number given; raised under this row's lock, and never given again. */
  @Whole()
  lastOrder: number

  /** When what quotas left over went to everybody, or the draw was made. */
  @At({ nullable: true })
  allottedAt: Date | null

  @At({ nullable: true })
  publishedAt: Date | null

  /** When it was cancelled, merged or closed. */
  @At({ nullable: true })
  endedAt: Date | null

  @Id({ nullable: true })
  mergedIntoId: string | null

  /** What guardians are told of why it was cancelled or merged. */
  @Short(200, { nullable: true })
  endReason: string | null

  /** Since when all of them have been told. */
  @At({ nullable: true })
  toldAt: Date | null

  @At()
  createdAt: Date
}

/** A class's content with the columns that repeat it. */
export const contentColumns = (content: ClassContent) => ({
  content,
  kind: content.kind,
  gradeFrom: content.grades.from,
  gradeTo: content.grades.to,
})
