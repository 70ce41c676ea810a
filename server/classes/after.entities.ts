import { Entity, Index, type Relation } from 'typeorm'
import type { BarState } from '../../shared/classes/after'
import { At, Fen, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'
import { Place } from './bookings.entities'
import { DecidedCase } from './cases.entities'
import { Child } from './children.entities'
import { Term } from './entities'

/** That a child who missed too much may not book for a while, with the way of appeal. */
@Entity('class_bars')
@Index('class_bars_child', ['childId', 'untilDay', 'id'])
@Index('class_bars_of_term', ['termId', 'state'])
export class ClassBar extends DecidedCase {
  @Id()
  childId: string

  @PointsTo(() => Child, 'child_id')
  child?: Relation<Child>

  @Id()
  termId: string

  @PointsTo(() => Term, 'term_id')
  term?: Relation<Term>

  /** One bar a child and term. */
  @Index('class_bars_term', { unique: true })
  @Short(80)
  termKey: string

  @Short(10)
  state: BarState

  /** Percent of the days that the child was there, and what is asked. */
  @Whole()
  attended: number

  @Whole()
  asked: number

  @Short(10)
  fromDay: string

  @Short(10)
  untilDay: string

  @Sealed('class_bars.appeal', { nullable: true })
  appeal: string | null

  @At({ nullable: true })
  appealedAt: Date | null

  @Id({ nullable: true })
  appealedBy: string | null

  @Sealed('class_bars.answer', { nullable: true })
  answer: string | null
}

/** What is owed for a place, and what staff recorded from a receipt. */
@Entity('class_fees')
@Index('class_fees_class', ['classId', 'id'])
export class ClassFee {
  @PrimaryId()
  id: string

  @Index('class_fees_place', { unique: true })
  @Id()
  placeId: string

  @PointsTo(() => Place, 'place_id')
  place?: Relation<Place>

  @Id()
  classId: string

  @Whole()
  version: number

  @Fen()
  dueFen: number

  @Fen()
  paidFen: number

  @Sealed('class_fees.receipt', { nullable: true })
  receipt: string | null

  @Short(10, { nullable: true })
  paidOn: string | null

  @Id({ nullable: true })
  recordedBy: string | null

  @At()
  createdAt: Date
}

/** What a guardian thinks of a class. */
@Entity('class_ratings')
@Index('class_ratings_person', ['classId', 'personId'], { unique: true })
@Index('class_ratings_own', ['personId', 'id'])
export class ClassRating {
  @PrimaryId()
  id: string

  @Id()
  classId: string

  @Id()
  personId: string

  /** 1 to 5. */
  @Whole()
  stars: number

  @Sealed('class_ratings.words', { nullable: true })
  words: string | null

  @At()
  createdAt: Date
}

/** A certificate that a child took part (结业证明), to be checked by its code. */
@Entity('class_certificates')
export class ClassCertificate {
  @PrimaryId()
  id: string

  @Index('class_certificates_place', { unique: true })
  @Id()
  placeId: string

  @PointsTo(() => Place, 'place_id')
  place?: Relation<Place>

  @Index('class_certificates_code', { unique: true })
  @Short(20)
  code: string

  @Whole()
  attended: number

  @At()
  issuedAt: Date
}
