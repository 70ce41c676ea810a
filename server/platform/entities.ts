import { Entity, Index, PrimaryColumn } from 'typeorm'
import { At, Id, Json, PrimaryId, Sealed, Short, Whole } from './columns'

/** The answer given to a command, kept so that the same command again gets it again. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  /** Hash of actor, operation and key. */
  @PrimaryColumn({ type: 'varchar', length: 43 })
  id: string

  @Short(43)
  fingerprint: string

  @Sealed('idempotency_keys.answer', { nullable: true })
  answer: string | null

  @Index('idempotency_keys_created')
  @At()
  createdAt: Date
}

/** Tries spent in a window of time. */
@Entity('budgets')
export class Budget {
  /** Keyed hash of limit and subject, then the window's start in seconds. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string

  @Whole()
  used: number

  @Index('budgets_expires')
  @At()
  expiresAt: Date
}

/** Codes by name. */
export interface AuditFacts {
  [name: string]: string | number | boolean | string[]
}

/** Who did or saw what: ids and codes only, each row with its own MAC. */
@Entity('audit_rows')
@Index('audit_rows_at', ['at', 'id'])
@Index('audit_rows_action', ['action', 'at', 'id'])
@Index('audit_rows_actor_at', ['actorId', 'at', 'id'])
@Index('audit_rows_target_at', ['targetId', 'at', 'id'])
@Index('audit_rows_refused', ['refusedAt', 'id'])
export class AuditRow {
  @PrimaryId()
  id: string

  @At()
  at: Date

  @Id({ nullable: true })
  actorId: string | null

  @Short(80)
  action: string

  @Id({ nullable: true })
  targetId: string | null

  @Short(36)
  requestId: string

  /** `done`, or the code it was refused with. */
  @Short(60)
  outcome: string

  /** When, where it was refused: what an index of refusals alone is made of. */
  @At({ nullable: true })
  refusedAt: Date | null

  @Json({ nullable: true })
  facts: AuditFacts | null

  @Short(43)
  mac: string

  /** Its place in the chain, from 1 without a gap; null until the worker has sealed it. */
  @Index('audit_rows_sequence', { unique: true })
  @Whole({ nullable: true })
  sequence: number | null

  /** Keyed hash over place, the chain before it, and the MAC. */
  @Short(43, { nullable: true })
  chain: string | null
}

/** A file whose row is yet to be written: what stays here for long was left behind by a crash. */
@Entity('begun_files')
export class BegunFile {
  /** Its name in the storage. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  name: string

  @Index('begun_files_created')
  @At()
  createdAt: Date
}

/** A rule of the union (amounts, deadlines, quotas): dated data, the newest one not after a day holds on it. */
@Entity('rules')
@Index('rules_name_from', ['name', 'validFrom'], { unique: true })
export class Rule {
  @PrimaryId()
  id: string

  @Short(60)
  name: string

  @At()
  validFrom: Date

  @Json()
  value: unknown
}

/** When a job of the worker is due, and which process runs it now. */
@Entity('jobs')
export class Job {
  @PrimaryColumn({ type: 'varchar', length: 60 })
  name: string

  @At()
  nextAt: Date

  @At({ nullable: true })
  lastRunAt: Date | null

  /** The run that has it, for as long as its lease holds. */
  @Id({ nullable: true })
  holder: string | null

  @At({ nullable: true })
  leasedUntil: Date | null
}
