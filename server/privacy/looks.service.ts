import { api } from '../../shared/api'
import type { Contract } from '../../shared/http/contract'
import { effectOf } from '../../shared/http/contract'
import type { Page } from '../../shared/http/page'
import { isStaffRole, type Role } from '../../shared/organisations/roles'
import type { LookView } from '../../shared/privacy/contract'
import { findGrantHistory, type HeldGrant } from '../organisations'
import { decodeCursor, rowsToRead, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { AuditRow } from '../platform/entities'
import { Correction } from './entities'
import { type OwnTarget, ownTargets } from './hooks'

interface Look {
  kind: LookView['kind']
  /** The role the operation asks for; null where any staff role will do. */
  role: Role | null
}

/**
 * What counts as looking at one person's matter: staff reads of one case, as the contracts say. A queue or a list is no
 * look at anybody: it shows a masked name among others, and its audit row names nobody.
 */
const looks = new Map<string, Look>(
  (Object.values(api).flat() as unknown as Contract[])
    .flatMap((contract) => Object.values(contract))
    .filter((operation) => operation.access.startsWith('staff') && effectOf(operation) === 'auditedRead')
    .map(({ access, audit }) => {
      const kind = audit!.endsWith('_revealed') ? 'revealed' : 'viewed'
      return [audit!, { kind, role: access === 'staff' ? null : (access.slice('staff:'.length) as Role) }]
    }),
)

/** When staff looked at what is the person's: in which role and for which union, never who. */
export async function listLooks(db: Db, personId: string, cursor: string | undefined): Promise<Page<LookView>> {
  const after = decodeCursor(cursor, 1)
  const targets = await findTargets(db, personId)
  const query = db
    .createQueryBuilder(AuditRow, 'row')
    .where('row.targetId IN (:...ids)', { ids: [...targets.keys()] })
    .andWhere("row.action IN (:...actions) AND row.outcome = 'done'", { actions: [...looks.keys()] })
    .andWhere('row.actorId <> :personId', { personId })
  if (after) query.andWhere('row.id < :after', { after: after[0] })
  const rows = await query.orderBy('row.id', 'DESC').limit(rowsToRead).getMany()
  const page = toPage(rows, ({ id }) => [id])
  const grants = await findGrantHistory(db, [...new Set(page.items.map(({ actorId }) => actorId!))])
  return { ...page, items: page.items.map((row) => draw(row, targets.get(row.targetId!)!, grants)) }
}

async function findTargets(db: Db, personId: string): Promise<Map<string, OwnTarget>> {
  const corrections = await db
    .createQueryBuilder(Correction, 'correction')
    .leftJoin('correction.organisation', 'organisation')
    .select(['correction.id', 'organisation.id', 'organisation.path'])
    .where('correction.personId = :personId', { personId })
    .getMany()
  const own: OwnTarget[] = [
    { id: personId, kind: 'identity.person', path: null },
    ...corrections.map(({ id, organisation }) => ({
      id,
      kind: 'privacy.correction',
      path: organisation?.path ?? null,
    })),
    ...(await ownTargets.run(db, personId)).flat(),
  ]
  return new Map(own.map((target) => [target.id, target]))
}

function draw({ id, at, action, actorId }: AuditRow, target: OwnTarget, grants: HeldGrant[]): LookView {
  const { kind, role } = looks.get(action)!
  const held = grants.filter(
    (grant) =>
      grant.personId === actorId &&
      (role === null ? isStaffRole(grant.role) : grant.role === role) &&
      grant.grantedAt <= at &&
      (grant.endedAt === null || grant.endedAt >= at),
  )
  // A node may have moved since: then any grant of the role says more than none.
  const grant = held.find(({ path }) => target.path?.startsWith(path)) ?? held[0]
  return {
    id,
    at: at.toISOString(),
    kind,
    matter: target.kind,
    role: grant?.role ?? role,
    organisation: grant?.organisationName ?? null,
  }
}
