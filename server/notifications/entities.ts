import { Entity, Index, type Relation } from 'typeorm'
import type { Channel, DeliveryState } from '../../shared/notifications/desk.contract'
import type { SubscribeKind } from '../../shared/notifications/subscribe'
import { Organisation } from '../organisations'
import { At, Id, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'

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

/** What goes out of one message by one channel (下发): an outbox row, written with the message. */
@Entity('deliveries')
@Index('deliveries_message', ['messageId', 'channel'], { unique: true })
@Index('deliveries_due', ['channel', 'state', 'nextAt'])
@Index('deliveries_attention', ['attentionAt', 'id'])
@Index('deliveries_states', ['state', 'attentionAt', 'id'])
export class Delivery {
  @PrimaryId()
  id: string

  @Id()
  messageId: string

  @PointsTo(() => Message, 'message_id')
  message?: Relation<Message>

  @Index('deliveries_person')
  @Id()
  personId: string

  /** The union whose desk looks after it; without one it is the whole tree's. */
  @Id({ nullable: true })
  organisationId: string | null

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation> | null

  @Short(80)
  template: string

  @Short(10)
  channel: Channel

  /** Phone number or openid; gone once it is sent. */
  @Sealed('deliveries.recipient', { nullable: true })
  recipient: string | null

  @Short(10)
  state: DeliveryState

  /** How often a worker took it. */
  @Whole()
  tries: number

  /** How often the provider was asked since it was last sent. */
  @Whole()
  asks: number

  /** When it is due; while it is being sent, until when that worker has it. */
  @At()
  nextAt: Date

  @Id({ nullable: true })
  holder: string | null

  /** Ours, given to the provider with it; the same over all tries. */
  @Id({ nullable: true })
  reference: string | null

  /** When it was first marked as being sent under this reference. */
  @At({ nullable: true })
  sendingSince: Date | null

  @Short(64, { nullable: true })
  providerId: string | null

  @Short(64, { nullable: true })
  errorCode: string | null

  @At()
  createdAt: Date

  @At({ nullable: true })
  endedAt: Date | null

  /** Since when somebody at the desk should look at it; null where there is nothing to do. */
  @At({ nullable: true })
  attentionAt: Date | null
}

/** How many WeChat messages of a kind a person still allows (订阅次数). */
@Entity('subscriptions')
@Index('subscriptions_person', ['personId', 'kind'], { unique: true })
export class Subscription {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @Short(20)
  kind: SubscribeKind

  @Whole()
  allowed: number

  @At()
  answeredAt: Date
}
