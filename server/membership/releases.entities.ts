import { Entity, Index, type Relation } from 'typeorm'
import type { DocumentKind } from '../../shared/membership/documents'
import type { ReleaseAbout, ReleaseState } from '../../shared/membership/releases'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Blind, Id, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'

/** A phone or document number that another record may hold, for staff to look at (号码占用核实). */
@Entity('releases')
@Index('releases_person', ['personId', 'id'])
export class Release {
  @PrimaryId()
  id: string

  /** Who claims the number. */
  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  /** Person and matter while it is open: one of each a person, by key. */
  @Index('releases_open', { unique: true })
  @Short(45, { nullable: true })
  openKey: string | null

  @Short(10)
  about: ReleaseAbout

  @Short(12)
  state: ReleaseState

  @Whole()
  version: number

  @Index('releases_number', { unique: true })
  @Short(30)
  caseNumber: string

  /** The union whose reviewers decide; never an employer's. */
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Id({ nullable: true })
  applicationId: string | null

  /** Opened by what staff found: the claimant is not told before the number is theirs, as nobody may learn that it is held. */
  @Yes({ default: false })
  isSilent: boolean

  @Sealed('releases.name')
  name: string

  @Sealed('releases.number')
  number: string

  @Blind()
  numberIndex: string

  @Short(20, { nullable: true })
  documentKind: DocumentKind | null

  /** What the claimant says of it. */
  @Sealed('releases.note', { nullable: true })
  note: string | null

  @At()
  submittedAt: Date

  @At({ nullable: true })
  dueAt: Date | null

  @Index('releases_decided')
  @At({ nullable: true })
  decidedAt: Date | null

  @Id({ nullable: true })
  decidedBy: string | null

  /** What staff asked for, or why they refused. */
  @Sealed('releases.remark', { nullable: true })
  remark: string | null
}
