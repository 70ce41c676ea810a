import { Entity, Index, type Relation } from 'typeorm'
import type { ErrorCode } from '../../shared/http/errors'
import type { Occupation } from '../../shared/membership/occupations'
import type {
  KeptReason,
  RosterColumn,
  RosterFinding,
  RosterRowState,
  RosterState,
} from '../../shared/membership/rosters'
import { Organisation } from '../organisations'
import { At, Blind, Id, Json, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'

/** A list of members that a union uploaded (会员名册), with what became of it. */
@Entity('rosters')
@Index('rosters_organisation', ['organisationId', 'id'])
@Index('rosters_state', ['state', 'id'])
export class Roster {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(10)
  state: RosterState

  @Whole()
  version: number

  /** Union and fingerprint until it failed or was taken back: the same file is one roster, by key. */
  @Index('rosters_open', { unique: true })
  @Short(80, { nullable: true })
  openKey: string | null

  @Sealed('rosters.file_name')
  fileName: string

  /** The file in storage, until its rows are staged. */
  @Index('rosters_storage')
  @Short(36, { nullable: true })
  storageName: string | null

  /** Rows that the step under way has dealt with. */
  @Whole()
  done: number

  @Whole()
  total: number

  @Whole()
  good: number

  @Whole()
  faulty: number

  @Whole()
  imported: number

  @Whole()
  passedOver: number

  @Whole()
  undone: number

  @Whole()
  kept: number

  /** Letter of each column that the sheet has. */
  @Json({ nullable: true })
  letters: Partial<Record<RosterColumn, string>> | null

  @Short(60, { nullable: true })
  problemCode: ErrorCode | null

  @Json({ nullable: true })
  problemData: { missing?: string[] } | null

  @At()
  uploadedAt: Date

  @Id()
  uploadedBy: string

  @At({ nullable: true })
  importedAt: Date | null

  @Id({ nullable: true })
  importedBy: string | null

  @At({ nullable: true })
  undoneAt: Date | null

  @Id({ nullable: true })
  undoneBy: string | null

  /** When what its rows say of people was deleted; null while it is there. */
  @Index('rosters_cleared')
  @At({ nullable: true })
  clearedAt: Date | null
}

export interface FindingHere {
  code: RosterFinding
  column?: RosterColumn
  /** Another row it speaks of. */
  row?: number
}

/** A row of a roster (名册行), staged until it is imported. */
@Entity('roster_rows')
@Index('roster_rows_number', ['rosterId', 'rowNumber'], { unique: true })
@Index('roster_rows_state', ['rosterId', 'state', 'rowNumber'])
export class RosterRow {
  @PrimaryId()
  id: string

  @Id()
  rosterId: string

  @Whole()
  rowNumber: number

  @Short(12)
  state: RosterRowState

  /** JSON of `RowFacts`; null once they are nobody's business any more. */
  @Sealed('roster_rows.facts', { nullable: true })
  facts: string | null

  @Blind({ nullable: true })
  documentIndex: string | null

  @Short(20, { nullable: true })
  occupation: Occupation | null

  @Json()
  findings: FindingHere[]

  @Index('roster_rows_person')
  @Id({ nullable: true })
  personId: string | null

  @Id({ nullable: true })
  membershipId: string | null

  /** Whether the person was made for this row, and goes with it. */
  @Yes()
  isNewPerson: boolean

  /** Whether the person's phone came from this row, and goes with it. */
  @Yes()
  isPhoneGiven: boolean

  @Short(20, { nullable: true })
  keptReason: KeptReason | null
}
