import { Entity, Index, type Relation } from 'typeorm'
import type { AttemptState, PaperContent, PaperState } from '../../shared/learning/papers'
import { Organisation } from '../organisations'
import { At, Id, Json, PointsTo, PrimaryId, Short, Whole, Yes } from '../platform/columns'

/** A paper (试卷): what is asked, when, how often, and what passing it gives. */
@Entity('quiz_papers')
@Index('quiz_papers_listed', ['state', 'closesAt', 'id'])
@Index('quiz_papers_organisation', ['organisationId', 'id'])
export class QuizPaper {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(10)
  state: PaperState

  @Whole()
  version: number

  @Json()
  content: PaperContent

  /** The campaign of benefits whose coupons the first who pass are given. */
  @Id({ nullable: true })
  campaignId: string | null

  @At()
  opensAt: Date

  @At()
  closesAt: Date

  @At({ nullable: true })
  publishedAt: Date | null

  @At()
  createdAt: Date
}

/** A question as one person is shown it. */
export interface ShownItem {
  /** The question's row. */
  id: string
  marks: number
  /** Which option of the bank stands at each letter. */
  order: readonly number[]
}

/** One person's attempt at a paper (作答), with what was answered and what came of it. */
@Entity('quiz_attempts')
@Index('quiz_attempts_number', ['paperId', 'personId', 'number'], { unique: true })
@Index('quiz_attempts_person', ['personId', 'id'])
@Index('quiz_attempts_due', ['state', 'dueAt'])
@Index('quiz_attempts_marks', ['paperId', 'state', 'marks', 'isPassed'])
@Index('quiz_attempts_uncounted', ['isCounted', 'closedAt'])
export class QuizAttempt {
  @PrimaryId()
  id: string

  @Id()
  paperId: string

  @PointsTo(() => QuizPaper, 'paper_id')
  paper?: Relation<QuizPaper>

  @Id()
  personId: string

  @Whole()
  number: number

  @Short(10)
  state: AttemptState

  @Whole()
  version: number

  @At()
  startedAt: Date

  @At()
  dueAt: Date

  @At({ nullable: true })
  closedAt: Date | null

  @Json()
  items: readonly ShownItem[]

  @Json()
  answers: readonly (readonly string[])[]

  @Whole({ nullable: true })
  marks: number | null

  @Yes({ nullable: true })
  isPassed: boolean | null

  /** Of those who passed, where the paper gives something to the first of them. */
  @Whole({ nullable: true })
  actOrder: number | null

  @Whole({ nullable: true })
  couponsLeft: number | null

  @Id({ nullable: true })
  couponId: string | null

  @At({ nullable: true })
  couponUntil: Date | null

  @Short(60, { nullable: true })
  refusal: string | null

  /** Whether the figures of its questions hold it. */
  @Yes()
  isCounted: boolean
}

/** How often a question was asked in a paper, and answered rightly. */
@Entity('quiz_figures')
@Index('quiz_figures_question', ['paperId', 'lineId'], { unique: true })
export class QuizFigure {
  @PrimaryId()
  id: string

  @Id()
  paperId: string

  @Id()
  lineId: string

  @Whole()
  askedCount: number

  @Whole()
  rightCount: number
}
