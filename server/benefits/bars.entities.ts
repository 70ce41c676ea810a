import { Entity, Index, type Relation } from 'typeorm'
import type { BarState } from '../../shared/benefits/bars'
import { Person } from '../identity'
import { Organisation } from '../organisations'
import { At, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'
import { Campaign, Coupon } from './entities'

/** That somebody who let a coupon expire unused claims nothing for a while (停领), with the way of appeal. */
@Entity('benefit_bars')
@Index('benefit_bars_person', ['personId', 'untilDay', 'id'])
export class BenefitBar {
  @PrimaryId()
  id: string

  @Index('benefit_bars_number', { unique: true })
  @Short(30)
  caseNumber: string

  @Id()
  personId: string

  @PointsTo(() => Person, 'person_id')
  person?: Relation<Person>

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Id()
  campaignId: string

  @PointsTo(() => Campaign, 'campaign_id')
  campaign?: Relation<Campaign>

  /** One bar a coupon. */
  @Index('benefit_bars_coupon', { unique: true })
  @Id()
  couponId: string

  @PointsTo(() => Coupon, 'coupon_id')
  coupon?: Relation<Coupon>

  @Short(10)
  state: BarState

  @Whole()
  version: number

  @At()
  expiredAt: Date

  /** The last day on which nothing is claimed. */
  @Short(10)
  untilDay: string

  @Sealed('benefit_bars.appeal', { nullable: true })
  appeal: string | null

  @At({ nullable: true })
  appealedAt: Date | null

  @Sealed('benefit_bars.answer', { nullable: true })
  answer: string | null

  @Id({ nullable: true })
  decidedBy: string | null

  @At({ nullable: true })
  decidedAt: Date | null

  /** When staff should have answered. */
  @At({ nullable: true })
  dueAt: Date | null

  @At()
  createdAt: Date
}
