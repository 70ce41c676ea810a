import { Entity, Index } from 'typeorm'
import type { QuestionContent, QuestionKind } from '../../shared/learning/questions'
import { At, Id, Json, PrimaryId, Short, Whole, Yes } from '../platform/columns'

/**
 * A question of a union's bank (题库), as it stood from one change to the next: a row never changes what it asks, so that
 * whoever was shown it is marked by what they saw.
 */
@Entity('quiz_questions')
@Index('quiz_questions_line', ['lineId', 'version'], { unique: true })
@Index('quiz_questions_stem', ['organisationId', 'stemKey'], { unique: true })
@Index('quiz_questions_listed', ['organisationId', 'isCurrent', 'id'])
@Index('quiz_questions_drawn', ['organisationId', 'isActive', 'topic', 'difficulty', 'kind', 'id'])
export class Question {
  @PrimaryId()
  id: string

  /** Of all that this question has been: what staff know it by. */
  @Id()
  lineId: string

  @Id()
  organisationId: string

  @Whole()
  version: number

  /** Whether it is what the question is now. */
  @Yes()
  isCurrent: boolean

  /** Whether papers draw it. */
  @Yes()
  isActive: boolean

  @Short(40)
  topic: string

  /** From 1, easy, to 3, hard. */
  @Whole()
  difficulty: number

  @Short(10)
  kind: QuestionKind

  @Json()
  content: QuestionContent

  /** Of its words, while it is current: the bank asks nothing twice. */
  @Short(43, { nullable: true })
  stemKey: string | null

  /** Name in the storage. */
  @Short(60, { nullable: true })
  pictureFile: string | null

  @Whole({ nullable: true })
  pictureWidth: number | null

  @Whole({ nullable: true })
  pictureHeight: number | null

  @At()
  createdAt: Date
}

/** Questions on their way into a bank (导入): they lie under its id until all of them are there. */
@Entity('quiz_imports')
export class QuestionImport {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @Index('quiz_imports_begun')
  @At()
  begunAt: Date
}
