import { Entity, Index, type Relation } from 'typeorm'
import type { OrganisationView } from '../../shared/organisations/contract'
import type { Role } from '../../shared/organisations/roles'
import { At, Blind, Id, PointsTo, PrimaryId, Short, Whole, Yes } from '../platform/columns'

/** A union in the tree (工会组织). */
@Entity('organisations')
@Index('organisations_children', ['parentId', 'name', 'id'])
export class Organisation {
  @PrimaryId()
  id: string

  @Index('organisations_parent')
  @Id({ nullable: true })
  parentId: string | null

  /** Keys of the nodes from the root to this one, each followed by `/`: a subtree is a prefix. */
  @Index('organisations_path', { unique: true })
  @Short(200)
  path: string

  @Short(120)
  name: string

  @Short(12)
  kind: OrganisationView['kind']

  @Index('organisations_credit_code', { unique: true })
  @Short(18, { nullable: true })
  creditCode: string | null

  /** GB/T 2260 county code, or a longer statistical code below it. */
  @Index('organisations_region')
  @Short(12, { nullable: true })
  regionCode: string | null

  /** Name of the district it lies in, which people search by. */
  @Short(60, { nullable: true })
  district: string | null

  @Short(200, { nullable: true })
  address: string | null

  @Short(30, { nullable: true })
  contactPhone: string | null

  @Short(100, { nullable: true })
  hours: string | null

  @Yes()
  acceptsApplications: boolean

  /** Millionths of a degree north, as the map gives it (GCJ-02). */
  @Whole({ nullable: true })
  latitudeMicro: number | null

  @Whole({ nullable: true })
  longitudeMicro: number | null

  @Whole({ default: 1 })
  version: number

  @At()
  createdAt: Date

  /** Since when it takes no part any more; what is past stays with it. */
  @At({ nullable: true })
  closedAt: Date | null

  /** The union it became part of: the last one, where that merged too. */
  @Index('organisations_merged')
  @Id({ nullable: true })
  mergedIntoId: string | null
}

/** A role a person holds at a node (岗位授权). */
@Entity('role_grants')
export class RoleGrant {
  @PrimaryId()
  id: string

  @Index('role_grants_person')
  @Id()
  personId: string

  @Index('role_grants_organisation')
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(20)
  role: Role

  /** Person, node and role while it holds, null afterwards: one grant of a kind, by key. */
  @Index('role_grants_live', { unique: true })
  @Short(100, { nullable: true })
  liveKey: string | null

  /** Null where it came with the installation. */
  @Id({ nullable: true })
  grantedBy: string | null

  @At()
  grantedAt: Date

  @Id({ nullable: true })
  endedBy: string | null

  @At({ nullable: true })
  endedAt: Date | null
}

/** A role that waits for the first sign-in of a phone (待生效授权); of the phone there is the blind index alone. */
@Entity('role_invitations')
export class RoleInvitation {
  @PrimaryId()
  id: string

  @Index('role_invitations_phone')
  @Blind()
  phoneIndex: string

  @Index('role_invitations_organisation')
  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(20)
  role: Role

  /** Phone, node and role while it waits. */
  @Index('role_invitations_live', { unique: true })
  @Short(110, { nullable: true })
  liveKey: string | null

  @Id({ nullable: true })
  invitedBy: string | null

  @At()
  createdAt: Date

  /** A number may be somebody else's by then. */
  @At()
  expiresAt: Date

  @At({ nullable: true })
  endedAt: Date | null
}
