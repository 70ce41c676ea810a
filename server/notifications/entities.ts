import { Entity, Index } from 'typeorm'
import { At, Id, PrimaryId, Sealed, Short } from '../platform/columns'

/** A message in a person's inbox (站内消息): a template and what fills it. */
@Entity('messages')
@Index('messages_person', ['personId', 'id'])
@Index('messages_unread', ['personId', 'readAt'])
export class Message {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  /** `feature.template`. */
  @Short(80)
  template: string

  /** JSON of what the template says beside its own words. */
  @Sealed('messages.params')
  params: string

  @Short(200, { nullable: true })
  link: string | null

  /** The case and step it speaks of: said once, whatever is run again. */
  @Index('messages_dedupe', { unique: true })
  @Short(120)
  dedupeKey: string

  @At()
  createdAt: Date

  @Index('messages_read')
  @At({ nullable: true })
  readAt: Date | null
}
