import { randomUUID } from 'node:crypto'
import { auditMac, pool, transact, unseal } from './platform.mjs'

/** The queue of a reviewer: what they reach, a page of it, its counts, and the record that they looked. */
export const desk = {
  'GET /api/desk/work-items': async (ctx, { personId, factor }) => {
    const [grants] = await pool.query(
      `SELECT held.role AS role, organisation.path AS path
        FROM role_grants held INNER JOIN organisations organisation ON organisation.id = held.organisation_id
        WHERE held.person_id IN (?) AND held.ended_at IS NULL`,
      [[personId]],
    )
    if (grants.length === 0) ctx.throw(403, { code: 'access.denied' })
    if (factor === null) ctx.throw(403, { code: 'access.second_factor_due' })
    const [units] = await pool.query(
      "SELECT path FROM organisations WHERE path IN (?) AND kind IN ('enterprise', 'group', 'industry')",
      [grants.flatMap(({ path }) => pathsDownTo(path))],
    )
    if (units.length > 0) ctx.throw(403, { code: 'access.denied' })
    const now = new Date()
    ctx.body = await transact(async (connection) => {
      const page = await readPage(connection, grants, personId, now)
      await record(connection, personId, now)
      return page
    })
  },
}

const pathsDownTo = (path) =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, at, keys) => `${keys.slice(0, at + 1).join('/')}/`)

async function readPage(connection, grants, personId, now) {
  const reach = grants.map(() => '(item.role = ? AND organisation.path LIKE ?)').join(' OR ')
  const values = grants.flatMap(({ role, path }) => [role, `${path}%`])
  const inReach = `work_items item INNER JOIN organisations organisation ON organisation.id = item.organisation_id
    WHERE (${reach}) AND item.subject_id <> ? AND item.is_open = 1`
  const [found] = await connection.query(`SELECT item.id FROM ${inReach} ORDER BY item.due_at, item.id LIMIT 21`, [
    ...values,
    personId,
  ])
  const ids = found.map(({ id }) => id)
  const [rows] = await connection.query(
    `SELECT item.*, organisation.name AS unionName, assignee.name AS assigneeName, below.name AS belowName
      FROM work_items item
        INNER JOIN organisations organisation ON organisation.id = item.organisation_id
        LEFT JOIN persons assignee ON assignee.id = item.assignee_id
        LEFT JOIN organisations below ON below.id = item.moved_up_from_id
      WHERE item.id IN (?)`,
    [ids],
  )
  const [counts] = await connection.query(
    `SELECT feature, COUNT(*) AS open, SUM(CASE WHEN assignee = ? THEN 1 ELSE 0 END) AS mine,
        SUM(CASE WHEN assignee IS NULL THEN 1 ELSE 0 END) AS unassigned, SUM(CASE WHEN due < ? THEN 1 ELSE 0 END) AS overdue
      FROM (SELECT item.feature AS feature, item.assignee_id AS assignee, item.due_at AS due
        FROM ${inReach} ORDER BY item.due_at, item.id LIMIT 1000) counted
      GROUP BY feature`,
    [personId, now, ...values, personId],
  )
  const ordered = rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  const last = ordered[19]
  const sum = (of) => counts.reduce((total, row) => total + Number(row[of]), 0)
  const end = last && [last.due_at.toISOString(), last.id]
  return {
    items: ordered.slice(0, 20).map((row) => drawItem(row, personId, now)),
    nextCursor: ordered.length > 20 ? Buffer.from(JSON.stringify(end)).toString('base64url') : null,
    counts: {
      open: sum('open'),
      mine: sum('mine'),
      unassigned: sum('unassigned'),
      overdue: sum('overdue'),
      features: counts.map(({ feature, open }) => ({ feature, open: Number(open) })),
    },
  }
}

function drawItem(row, personId, now) {
  return {
    id: row.id,
    kind: row.kind,
    feature: row.feature,
    state: row.state,
    version: row.version,
    subject: mask(unseal('work_items.subject', row.subject)),
    route: row.route,
    organisationId: row.organisation_id,
    organisationName: row.unionName,
    movedUpFrom: row.belowName,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    overdue: row.due_at < now,
    assignee: row.assignee_id && {
      name: unseal('persons.name', row.assigneeName),
      isMe: row.assignee_id === personId,
    },
  }
}

function mask(name) {
  const characters = [...name]
  if (characters.length <= 2) return `${characters[0]}*`
  return characters[0] + '*'.repeat(characters.length - 2) + characters.at(-1)
}

async function record(connection, actorId, at) {
  const [id, requestId, action] = [randomUUID(), randomUUID(), 'desk.queue_viewed']
  const mac = auditMac([id, at.toISOString(), actorId, action, '', requestId, 'done', 'null'])
  await connection.query(
    `INSERT INTO audit_rows (id, at, actor_id, action, target_id, request_id, outcome, facts, mac, sequence, chain)
      VALUES (?, ?, ?, ?, NULL, ?, 'done', NULL, ?, NULL, NULL)`,
    [id, at, actorId, action, requestId, mac],
  )
}
