import { Entity, Index } from 'typeorm'
import { At, Id, PrimaryId } from '../platform/columns'

/** A member whose union became part of another, and who is still to be told (并入待告知). */
@Entity('merged_members')
@Index('merged_members_since', ['mergedAt', 'membershipId'])
export class MergedMember {
  @PrimaryId()
  membershipId: string

  /** The union that is no more: a member may be carried over twice before the first is told. */
  @PrimaryId()
  fromId: string

  @Id()
  intoId: string

  @At()
  mergedAt: Date
}
