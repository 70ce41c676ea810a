import { Entity, Index, type Relation } from 'typeorm'
import type { ContestState, StageState, TieBreak } from '../../shared/learning/contestRules'
import type { ContestContent, StageContent } from '../../shared/learning/contests'
import { Organisation } from '../organisations'
import { At, Id, Json, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'

/** A contest of a union (竞赛). Its row is locked by whoever enters or leaves it. */
@Entity('contests')
@Index('contests_organisation', ['organisationId', 'id'])
export class Contest {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Whole()
  version: number

  @Short(10)
  state: ContestState

  @Json()
  content: ContestContent

  @At()
  opensAt: Date

  @At()
  closesAt: Date

  /** The last number that was given to an entry, and how many there are. */
  @Whole()
  lastNumber: number

  @Whole()
  entries: number

  /** Who closed the last stage: another one looks the result over. */
  @Id({ nullable: true })
  reckonedBy: string | null

  @Sealed('contests.returned_with', { nullable: true })
  returnedWith: string | null

  /** Until when this review ends, and until when the result is out, however often it is given back. */
  @At({ nullable: true })
  reviewDueAt: Date | null

  @At({ nullable: true })
  resultDueAt: Date | null

  @Id({ nullable: true })
  decidedBy: string | null

  @At({ nullable: true })
  decidedAt: Date | null

  @Short(200, { nullable: true })
  stopReason: string | null

  /** The last member who was told that it was stopped, empty before the first one; null where there is nothing to tell. */
  @Index('contests_told')
  @Id({ nullable: true })
  toldUpTo: string | null

  @At()
  createdAt: Date
}

/** A stage of a contest (初赛, 复赛, 决赛). Its row is locked by whoever scores in it. */
@Entity('contest_stages')
@Index('contest_stages_number', ['contestId', 'number'], { unique: true })
export class ContestStage {
  @PrimaryId()
  id: string

  @Id()
  contestId: string

  /** From 1. */
  @Whole()
  number: number

  @Whole()
  version: number

  @Short(10)
  state: StageState

  @Json()
  content: StageContent
}

/** Somebody, or a team, in a contest (参赛者). */
@Entity('contest_entries')
@Index('contest_entries_number', ['contestId', 'number'], { unique: true })
export class ContestEntry {
  @PrimaryId()
  id: string

  @Id()
  contestId: string

  @Whole()
  number: number

  @Short(20)
  groupName: string

  /** Of a team. */
  @Short(20, { nullable: true })
  name: string | null

  /** By which others join a team. */
  @Index('contest_entries_code', { unique: true })
  @Short(8, { nullable: true })
  code: string | null

  @Id()
  captainId: string

  @Short(20, { nullable: true })
  award: string | null

  /** In its group at the last stage. */
  @Whole({ name: 'rank_number', nullable: true })
  rank: number | null

  @Whole({ nullable: true })
  mark: number | null

  @At()
  createdAt: Date
}

/** That a person takes part: in one entry of a contest. */
@Entity('contest_members')
@Index('contest_members_person', ['contestId', 'personId'], { unique: true })
@Index('contest_members_entry', ['entryId', 'id'])
@Index('contest_members_own', ['personId', 'id'])
export class ContestMember {
  @PrimaryId()
  id: string

  @Id()
  contestId: string

  @Id()
  entryId: string

  @PointsTo(() => ContestEntry, 'entry_id')
  entry?: Relation<ContestEntry>

  @Id()
  personId: string

  @At()
  createdAt: Date
}

/** A judge of a stage (评委), at one of its venues. */
@Entity('contest_judges')
@Index('contest_judges_stage', ['stageId', 'personId'], { unique: true })
@Index('contest_judges_own', ['personId', 'id'])
export class ContestJudge {
  @PrimaryId()
  id: string

  @Id()
  contestId: string

  @Id()
  stageId: string

  @Id()
  personId: string

  @Whole()
  venue: number

  @At()
  createdAt: Date
}

/** An entry at a stage. */
@Entity('contest_performances')
@Index('contest_performances_start', ['stageId', 'startNumber'], { unique: true })
@Index('contest_performances_entry', ['entryId', 'stageId'], { unique: true })
@Index('contest_performances_told', ['tellAt', 'id'])
export class ContestPerformance {
  @PrimaryId()
  id: string

  @Id()
  stageId: string

  @PointsTo(() => ContestStage, 'stage_id')
  stage?: Relation<ContestStage>

  @Id()
  entryId: string

  @PointsTo(() => ContestEntry, 'entry_id')
  entry?: Relation<ContestEntry>

  /** From 1. */
  @Whole()
  startNumber: number

  @Whole()
  venue: number

  @Yes()
  isAbsent: boolean

  /** In hundredths; from here on fixed when the stage is closed. */
  @Whole({ nullable: true })
  mark: number | null

  @Whole({ name: 'rank_number', nullable: true })
  rank: number | null

  @Short(10, { nullable: true })
  tie: TieBreak | null

  @Yes()
  advances: boolean

  /** Since when its people are to be told how the stage stands; null once they are. */
  @At({ nullable: true })
  tellAt: Date | null
}

/** What a judge gave an entry. */
@Entity('contest_scores')
@Index('contest_scores_judge', ['performanceId', 'personId'], { unique: true })
@Index('contest_scores_own', ['personId', 'id'])
export class ContestScore {
  @PrimaryId()
  id: string

  @Id()
  performanceId: string

  @Id()
  personId: string

  @Whole()
  version: number

  /** By criterion, in the stage's order. */
  @Json()
  marks: number[]

  @Whole()
  total: number

  @At()
  scoredAt: Date
}

/** A certificate of an award (获奖证书), each person's own, to be checked by its code. */
@Entity('contest_certificates')
@Index('contest_certificates_person', ['contestId', 'personId'], { unique: true })
@Index('contest_certificates_own', ['personId', 'id'])
@Index('contest_certificates_told', ['tellAt', 'id'])
export class ContestCertificate {
  @PrimaryId()
  id: string

  @Id()
  contestId: string

  @PointsTo(() => Contest, 'contest_id')
  contest?: Relation<Contest>

  @Id()
  entryId: string

  @PointsTo(() => ContestEntry, 'entry_id')
  entry?: Relation<ContestEntry>

  @Id()
  personId: string

  @Index('contest_certificates_code', { unique: true })
  @Short(12)
  code: string

  @At()
  issuedAt: Date

  /** Since when its person is to be told; null once they are. */
  @At({ nullable: true })
  tellAt: Date | null
}
