import { record, requireGrants, transact, unseal } from './platform.mjs'

const iso = (at) => at?.toISOString() ?? null
const fen = (value) => (value === null ? null : Number(value))
const open = (row, table, column) => (row[column] === null ? null : unseal(`${table}.${column}`, row[column]))
const seats = ['assessor', 'approver', 'payer']
const mask = (number, from, upTo) =>
  number && number.slice(0, from) + '*'.repeat(number.length - from - upTo) + number.slice(-upTo)

/** A claim as staff decide it: its lines, its item at the desk, its steps, the person's other claims, and the record that somebody looked. */
export const cases = {
  'GET /api/desk/insurance/claims/:id': async (ctx, session, id) => {
    const { personId } = session
    const grants = await requireGrants(ctx, session)
    const now = new Date()
    ctx.body = await transact(async (connection) => {
      const claim = await findClaim(connection, id)
      const isOwn = claim && [claim.claimant_id, claim.insured_id].includes(personId)
      const reached = grants.filter(({ role, path }) => seats.includes(role) && claim?.unionPath.startsWith(path))
      if (!claim?.submitted_at || isOwn || reached.length === 0) ctx.throw(404, { code: 'insurance.case_not_found' })
      const view = await drawCase(connection, { claim, grants, roles: reached.map(({ role }) => role), personId, now })
      await record(connection, { actorId: personId, action: 'insurance.case_viewed', targetId: id }, now)
      return view
    })
  },
}

async function findClaim(connection, id) {
  const [[claim]] = await connection.query(
    `SELECT claim.*, organisation.name AS unionName, organisation.path AS unionPath,
        cover.from_day AS coverFrom, cover.to_day AS coverTo, planVersion.content AS content,
        claimant.name AS claimantName, claimant.phone AS claimantPhone, claimant.assurance AS claimantAssurance,
        insured.name AS insuredName, insured.document_number AS insuredDocument
      FROM claims claim
        INNER JOIN organisations organisation ON organisation.id = claim.organisation_id
        LEFT JOIN covers cover ON cover.id = claim.cover_id
        LEFT JOIN plan_versions planVersion ON planVersion.id = cover.plan_version_id
        LEFT JOIN persons claimant ON claimant.id = claim.claimant_id
        LEFT JOIN persons insured ON insured.id = claim.insured_id
      WHERE claim.id = ?`,
    [id],
  )
  return claim
}

async function drawCase(connection, { claim, grants, roles, personId, now }) {
  const { id } = claim
  const [lines] = await connection.query('SELECT * FROM claim_lines WHERE claim_id = ? ORDER BY id', [id])
  const [[item]] = await connection.query(
    `SELECT item.*, assignee.name AS assigneeName, below.id AS belowId, below.name AS belowName
      FROM work_items item
        INNER JOIN organisations organisation ON organisation.id = item.organisation_id
        LEFT JOIN persons assignee ON assignee.id = item.assignee_id
        LEFT JOIN organisations below ON below.id = item.moved_up_from_id
      WHERE item.id = ?`,
    [id],
  )
  const [steps] = await connection.query(
    `SELECT step.step, step.at, step.actor_id AS actorId, step.details, actor.name AS actorName
      FROM case_steps step
        LEFT JOIN persons actor ON actor.id = step.actor_id
        LEFT JOIN organisations organisation ON organisation.id = step.organisation_id
      WHERE step.case_id IN (?) ORDER BY step.id`,
    [[id]],
  )
  const facts = JSON.parse(open(claim, 'claims', 'facts'))
  const payee = JSON.parse(open(claim, 'claims', 'payee'))
  const plan = JSON.parse(claim.content)
  const late = (at) => at !== null && at < now
  return {
    id,
    claimNumber: claim.claim_number,
    state: claim.state,
    version: claim.version,
    organisation: { id: claim.organisation_id, name: claim.unionName },
    claimant: {
      name: unseal('persons.name', claim.claimantName),
      phone: mask(unseal('persons.phone', claim.claimantPhone), 3, 4),
      role: claim.claimant_role,
    },
    insured: {
      name: unseal('persons.name', claim.insuredName),
      documentNumber: mask(unseal('persons.document_number', claim.insuredDocument), 3, 4),
      known: true,
    },
    identityDue: claim.claimantAssurance === 'stated',
    filedBy: null,
    cover: { id: claim.cover_id, plan: plan.name, from: claim.coverFrom, to: claim.coverTo },
    covers: [],
    plan: {
      items: plan.items.map(({ code, name, events }) => ({ code, name, events })),
      exclusions: plan.exclusions,
    },
    facts,
    story: open(claim, 'claims', 'story'),
    lines: lines.map((line) => ({
      item: line.item,
      name: plan.items.find(({ code }) => code === line.item).name,
      askedFen: fen(line.asked_fen),
      assessedFen: claim.state === 'submitted' ? null : fen(line.assessed_fen),
      approvedFen: fen(line.approved_fen),
      paidFen: fen(line.paid_fen),
      working: JSON.parse(unseal('claim_lines.working', line.working)).steps,
      reason: line.reason,
      note: open(line, 'claim_lines', 'note'),
    })),
    askedFen: fen(claim.asked_fen),
    approvedFen: fen(claim.approved_fen),
    paidFen: fen(claim.paid_fen),
    remark: null,
    payee: {
      holder: payee.holder,
      bank: payee.bank,
      number: `${payee.number.slice(0, 4)} **** ${payee.number.slice(-4)}`,
    },
    others: await findOthers(connection, claim, facts.eventOn, grants),
    submittedAt: iso(claim.submitted_at),
    stepDueAt: iso(claim.step_due_at),
    dueAt: iso(claim.due_at),
    stepOverdue: late(claim.step_due_at),
    overdue: late(claim.due_at),
    assignee: item.assignee_id && {
      name: unseal('persons.name', item.assigneeName),
      isMe: item.assignee_id === personId,
    },
    handBackTo: item.belowId && { id: item.belowId, name: item.belowName },
    history: steps.map((step) => ({
      step: step.step,
      at: iso(step.at),
      by: step.actorId === claim.claimant_id ? null : unseal('persons.name', step.actorName),
      note: step.details && (JSON.parse(step.details).note ?? null),
    })),
    barred: null,
    freeAt: null,
    actions: actionsFor(roles, claim.state),
  }
}

/** Of a claim that waits for its first look; nobody has had a hand in it. */
const actionsFor = (roles, state) =>
  state === 'submitted' && roles.includes('assessor')
    ? ['assess', 'return', 'refuse', 'assign', 'reveal']
    : ['assign', 'reveal']

async function findOthers(connection, claim, eventOn, grants) {
  const newest = (column) =>
    `SELECT * FROM (SELECT id FROM claims WHERE ${column} = ? ORDER BY id DESC LIMIT 30) AS by_${column}`
  const [found] = await connection.query(`${newest('insured_id')} UNION ${newest('claimant_id')}`, [
    claim.insured_id,
    claim.claimant_id,
  ])
  const ids = found.map(({ id }) => id).filter((id) => id !== claim.id)
  if (ids.length === 0) return []
  const [rows] = await connection.query(
    `SELECT claim.* FROM claims claim INNER JOIN organisations organisation ON organisation.id = claim.organisation_id
      WHERE claim.id IN (?) AND claim.submitted_at IS NOT NULL
        AND (${grants.map(() => 'organisation.path LIKE ?').join(' OR ')}) ORDER BY claim.id DESC`,
    [ids, ...grants.map(({ path }) => `${path}%`)],
  )
  return rows.map((other) => {
    const on = JSON.parse(open(other, 'claims', 'facts')).eventOn
    return {
      id: other.id,
      claimNumber: other.claim_number,
      state: other.state,
      event: other.event,
      eventOn: on,
      approvedFen: fen(other.approved_fen),
      sameEvent: other.insured_id === claim.insured_id && on === eventOn,
      link: null,
    }
  })
}
