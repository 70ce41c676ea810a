import type { Relation } from 'typeorm'
import { Organisation } from '../organisations'
import { At, Id, PointsTo, PrimaryId, Short, Whole } from '../platform/columns'

/** What every case has that class managers decide: its union, its number, its clock, and who decided it when. */
export abstract class DecidedCase {
  @PrimaryId()
  id: string

  @Whole()
  version: number

  /** The union whose staff look at it. */
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(30)
  caseNumber: string

  @At({ nullable: true })
  dueAt: Date | null

  @Id({ nullable: true })
  decidedBy: string | null

  @At({ nullable: true })
  decidedAt: Date | null

  @At()
  createdAt: Date
}
