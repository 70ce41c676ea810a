import { Entity, Index } from 'typeorm'
import type { ConsentPurpose } from '../../shared/privacy/contract'
import { At, Id, PrimaryId, Short } from '../platform/columns'

/** Agreement of a person to a purpose under a version of the notice (授权同意). */
@Entity('consents')
@Index('consents_person', ['personId', 'purpose', 'noticeVersion'], { unique: true })
export class Consent {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @Short(20)
  purpose: ConsentPurpose

  @Short(20)
  noticeVersion: string

  @At()
  givenAt: Date
}
