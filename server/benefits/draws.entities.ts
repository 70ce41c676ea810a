import { Entity, Index } from 'typeorm'
import type { EntryState } from '../../shared/benefits/draws.contract'
import { At, Id, PrimaryId, Short } from '../platform/columns'

/** That somebody takes part in a draw of coupons, under a code that says nothing of who came when. */
@Entity('benefit_entries')
@Index('benefit_entries_right', ['campaignId', 'personId'], { unique: true })
@Index('benefit_entries_ticket', ['campaignId', 'ticket'], { unique: true })
@Index('benefit_entries_person', ['personId', 'id'])
export class BenefitEntry {
  @PrimaryId()
  id: string

  @Id()
  campaignId: string

  @Id()
  personId: string

  @Short(20)
  ticket: string

  @Short(10)
  state: EntryState

  @At()
  enteredAt: Date
}
