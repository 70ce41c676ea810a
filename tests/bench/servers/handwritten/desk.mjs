import { record, requireGrants, transact, unseal } from './platform.mjs'

/** The queue of a reviewer: what they reach, a page of it, its counts, and the record that they looked. */
export const desk = {
  'GET /api/desk/work-items': async (ctx, session) => {
    const { personId } = session
    const grants = await requireGrants(ctx, session)
    const now = new Date()
    ctx.body = await transact(async (connection) => {
      const page = await readPage(connection, grants, personId, now)
      await record(connection, { actorId: personId, action: 'desk.queue_viewed' }, now)
      return page
    })
  },
}

async function readPage(connection, grants, personId, now) {
  const reach = grants.map(() => '(path >= ? AND path < ?)').join(' OR ')
  const [unions] = await connection.query(
    `SELECT id, path FROM organisations WHERE ${reach} LIMIT 61`,
    grants.flatMap(({ path }) => [path, `${path.slice(0, -1)}0`]),
  )
  const strands = grants.flatMap(({ role, path }) => {
    const ids = unions.filter((union) => union.path.startsWith(path)).map(({ id }) => id)
    return features.map((feature) => ({ role, feature, ids }))
  })
  const open = `FROM work_items item USE INDEX (work_items_unions)
    WHERE item.role = ? AND item.feature = ? AND item.is_open = 1 AND item.organisation_id IN (?) AND item.subject_id <> ?`
  const pages = strands.flatMap(({ role, feature, ids }) => ids.map((id) => [role, feature, [id], personId]))
  const [found] = await connection.query(
    `SELECT id, moment FROM (${merge(
      pages.map(() => `SELECT item.id AS id, item.due_at AS moment ${open} ORDER BY item.due_at, item.id LIMIT 21`),
    )}) merged ORDER BY moment, id LIMIT 21`,
    pages.flat(),
  )
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
  const of = (part) => `SELECT '${part}' AS part, item.feature AS feature`
  const counted = strands.flatMap(() => [
    `${of('open')} ${open} LIMIT 100`,
    `${of('unassigned')} ${open} AND item.assignee_id IS NULL LIMIT 100`,
    `${of('overdue')} ${open} AND item.due_at < ? LIMIT 100`,
  ])
  const mine = `${of('mine')} FROM work_items item INNER JOIN organisations organisation ON organisation.id = item.organisation_id
    WHERE (${grants.map(() => '(item.role = ? AND organisation.path LIKE ?)').join(' OR ')})
      AND item.subject_id <> ? AND item.is_open = 1 AND item.assignee_id = ? LIMIT 100`
  const [counts] = await connection.query(
    `SELECT part, feature, COUNT(*) AS counted FROM (${merge([mine, ...counted])}) merged GROUP BY part, feature`,
    [
      ...grants.flatMap(({ role, path }) => [role, `${path}%`]),
      ...[personId, personId],
      ...strands.flatMap(({ role, feature, ids: of }) => {
        const values = [role, feature, of, personId]
        return [...values, ...values, ...values, now]
      }),
    ],
  )
  const ordered = rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  const last = ordered[19]
  const upTo = (count) => Math.min(100, count)
  const sum = (name) =>
    upTo(counts.reduce((total, { part, counted }) => total + (part === name ? Number(counted) : 0), 0))
  const end = last && [last.due_at.toISOString(), last.id]
  return {
    items: ordered.slice(0, 20).map((row) => drawItem(row, personId, now)),
    nextCursor: ordered.length > 20 ? Buffer.from(JSON.stringify(end)).toString('base64url') : null,
    counts: {
      open: sum('open'),
      mine: sum('mine'),
      unassigned: sum('unassigned'),
      overdue: sum('overdue'),
      features: counts
        .filter(({ part }) => part === 'open')
        .map(({ feature, counted }) => ({ feature, open: upTo(Number(counted)) })),
    },
  }
}

const features = ['membership', 'privacy', 'complaints']
const merge = (parts) => parts.map((part, at) => `SELECT * FROM (${part}) AS strand${at}`).join(' UNION ALL ')

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
