import { Entity, Index, type Relation } from 'typeorm'
import type { OrganisationView } from '../../shared/organisations/contract'
import type { Role } from '../../shared/organisations/roles'
import { At, Id, PointsTo, PrimaryId, Short, Yes } from '../platform/columns'

/** A union in the tree (工会组织). */
@Entity('organisations')
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

  @At()
  createdAt: Date
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

  @At()
  grantedAt: Date

  @At({ nullable: true })
  endedAt: Date | null
}
