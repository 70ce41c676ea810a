import { Entity } from 'typeorm'
import type { AuditProblem } from '../../shared/audit/contract'
import { At, Json, PrimaryId, Whole } from '../platform/columns'

/** A look at every row of the audit log (全量核验), taken by the worker. */
@Entity('audit_verifications')
export class AuditVerification {
  @PrimaryId()
  id: string

  @At()
  at: Date

  /** How many sealed rows there were. */
  @Whole()
  checkedRows: number

  @Json()
  problems: AuditProblem[]
}
