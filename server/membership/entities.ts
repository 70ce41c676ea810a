import { Entity, Index, type Relation } from 'typeorm'
import type { ApplicationView } from '../../shared/membership/contract'
import type { DocumentKind } from '../../shared/membership/documents'
import type { Occupation } from '../../shared/membership/occupations'
import type { ApplicationState } from '../../shared/membership/states'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Blind, Id, Json, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'

export { Membership } from './memberships.entities'

/** An application to join (入会申请). */
@Entity('applications')
@Index('applications_person', ['personId', 'id'])
@Index('applications_event_submitted', ['eventId', 'submittedAt', 'id'])
@Index('applications_ended', ['state', 'decidedAt'])
@Index('applications_begun', ['state', 'createdAt'])
@Index('applications_filed_on', ['filedOn', 'id'])
@Index('applications_filed', ['organisationId', 'filedOn', 'route', 'isDiscreet'])
@Index('applications_returned', ['organisationId', 'returnedOn', 'isDiscreet'])
@Index('applications_closed', ['organisationId', 'closedOn', 'state', 'inTime', 'minutesTaken', 'isDiscreet'])
@Index('applications_due', ['organisationId', 'dueAt', 'isDiscreet'])
export class Application {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  /** The person while the application is open, null afterwards: one open application a person, by key. */
  @Index('applications_open', { unique: true })
  @Id({ nullable: true })
  openKey: string | null

  @Short(12)
  state: ApplicationState

  @Whole()
  version: number

  @Short(12, { nullable: true })
  route: ApplicationView['route']

  @Index('applications_organisation')
  @Id({ nullable: true })
  organisationId: string | null

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation> | null

  /** The union above that has it since the time of the union applied to was over; null while that one decides. */
  @Index('applications_owner')
  @Id({ nullable: true })
  ownerId: string | null

  @PointsTo(() => Organisation, 'owner_id')
  owner?: Relation<Organisation> | null

  /** The place it was filed by, where the server chose the union from it. */
  @Id({ nullable: true })
  placeId: string | null

  @PointsTo(() => Organisation, 'place_id')
  place?: Relation<Organisation> | null

  /** The applicant asked that the employer is not told (不告诉单位). */
  @Yes({ default: false })
  isDiscreet: boolean

  @Index('applications_event')
  @Id({ nullable: true })
  eventId: string | null

  @PointsTo(() => JoiningEvent, 'event_id')
  event?: Relation<JoiningEvent> | null

  @Sealed('applications.name', { nullable: true })
  name: string | null

  @Index('applications_name')
  @Blind({ nullable: true })
  nameIndex: string | null

  @Short(20)
  documentKind: DocumentKind

  @Sealed('applications.document_number', { nullable: true })
  documentNumber: string | null

  @Index('applications_document')
  @Blind({ nullable: true })
  documentIndex: string | null

  @Short(10, { nullable: true })
  documentExpiry: string | null

  @Short(20, { nullable: true })
  occupation: Occupation | null

  @Sealed('applications.workplace', { nullable: true })
  workplace: string | null

  @Index('applications_workplace')
  @Blind({ nullable: true })
  workplaceIndex: string | null

  /** JSON of the strokes. */
  @Sealed('applications.signature', { nullable: true, select: false })
  signature: string | null

  @Yes()
  isSigned: boolean

  @Index('applications_receipt', { unique: true })
  @Short(30, { nullable: true })
  receiptNumber: string | null

  @At()
  createdAt: Date

  @At({ nullable: true })
  submittedAt: Date | null

  @At({ nullable: true })
  dueAt: Date | null

  @At({ nullable: true })
  decidedAt: Date | null

  @Id({ nullable: true })
  decidedBy: string | null

  /** When staff at an event saw the document named here; null again once another is named. */
  @At({ nullable: true })
  seenAt: Date | null

  @Id({ nullable: true })
  seenBy: string | null

  @PointsTo(() => Person, 'seen_by')
  seer?: Relation<Person> | null

  @Id({ nullable: true })
  seenEventId: string | null

  @PointsTo(() => JoiningEvent, 'seen_event_id')
  seenEvent?: Relation<JoiningEvent> | null

  @Json({ nullable: true })
  returnedItems: string[] | null

  /** What staff wrote when they returned or refused it. */
  @Sealed('applications.remark', { nullable: true })
  remark: string | null

  @Id({ nullable: true })
  previousId: string | null

  /** Day it was first handed in, in Shanghai, `YYYY-MM-DD`; this and what follows is for `figures.marks.ts` alone to set. */
  @Short(10, { nullable: true })
  filedOn?: string | null

  /** Day it was first sent back. */
  @Short(10, { nullable: true })
  returnedOn?: string | null

  /** Day it was approved, refused, or withdrawn after it had been handed in. */
  @Short(10, { nullable: true })
  closedOn?: string | null

  /** Whether it was approved or refused by the time it was due. */
  @Yes({ nullable: true })
  inTime?: boolean | null

  /** From its last handing in to its approval or refusal: what the applicant took to mend it does not count. */
  @Whole({ nullable: true })
  minutesTaken?: number | null
}

/** A joining event in the street (现场入会活动), with its QR code. */
@Entity('joining_events')
export class JoiningEvent {
  @PrimaryId()
  id: string

  @Index('joining_events_code', { unique: true })
  @Short(8)
  code: string

  @Index('joining_events_organisation')
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(80)
  name: string

  @Short(120)
  place: string

  @Short(80, { nullable: true })
  gift: string | null

  @At()
  startsAt: Date

  @Index('joining_events_ends')
  @At()
  endsAt: Date

  @At({ nullable: true })
  closedAt: Date | null

  @Whole({ default: 1 })
  version: number

  /** The mini program code, in the storage, once WeChat has made it. */
  @Id({ nullable: true })
  wechatCodeFile: string | null
}

/** A network address that recently opened an event's page: the place where many join at once. */
@Entity('event_places')
@Index('event_places_address', ['addressHash', 'eventId'], { unique: true })
export class EventPlace {
  @PrimaryId()
  id: string

  @Blind()
  addressHash: string

  @Index('event_places_event')
  @Id()
  eventId: string

  @Index('event_places_expires')
  @At()
  expiresAt: Date
}
