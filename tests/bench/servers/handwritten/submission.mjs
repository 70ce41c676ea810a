import { createHash } from 'node:crypto'
import calendar from 'chinese-days'
import { v7 as newId } from 'uuid'
import { drawClaim } from './claimView.mjs'
import { blindIndex, pool, record, seal, textOf, transact, unseal } from './platform.mjs'

const dayMs = 86_400_000
const dayOf = (at) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const later = (day, by) => new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10)
const open = (row, column) => (row[column] === null ? null : unseal(`claims.${column}`, row[column]))

/** Hands in a claim for days in hospital, of somebody who is covered: checked, estimated, put before staff, answered, on record. */
export const submission = {
  'POST /api/insurance/claims/:id/submission': async (ctx, { personId }, id) => {
    const header = ctx.get('idempotency-key')
    const text = await textOf(ctx.req)
    const { version } = JSON.parse(text)
    if (!Number.isInteger(version) || version < 1) ctx.throw(400, { code: 'request.invalid' })
    const key = hash(JSON.stringify([personId, 'submitClaim', header]))
    const [[kept]] = await pool.query('SELECT answer FROM idempotency_keys WHERE id = ?', [key])
    ctx.body = kept
      ? JSON.parse(unseal('idempotency_keys.answer', kept.answer))
      : await transact((connection) => submit(connection, ctx, { personId, id, version, key, print: hash(text) }))
  },
}

const hash = (text) => createHash('sha256').update(text).digest('base64url')

const findOwn = async (connection, id, personId) => {
  const [[claim]] = await connection.query(
    `SELECT claim.*, organisation.name AS unionName, cover.plan_id AS planId, cover.organisation_id AS coverUnion,
        cover.from_day AS coverFrom, cover.to_day AS coverTo, planVersion.content AS content
      FROM claims claim
        INNER JOIN organisations organisation ON organisation.id = claim.organisation_id
        LEFT JOIN covers cover ON cover.id = claim.cover_id
        LEFT JOIN plan_versions planVersion ON planVersion.id = cover.plan_version_id
      WHERE claim.id = ? AND claim.claimant_id = ?`,
    [id, personId],
  )
  return claim
}

async function submit(connection, ctx, { personId, id, version, key, print }) {
  const now = new Date()
  const claim = await findOwn(connection, id, personId)
  if (!claim) ctx.throw(404, { code: 'insurance.claim_not_found' })
  const held = 'UPDATE claims SET version = ? WHERE id = ? AND version = ? AND state IN (?)'
  const [{ affectedRows }] = await connection.query(held, [version, id, version, ['draft', 'returned']])
  if (affectedRows !== 1) ctx.throw(409, { code: 'insurance.claim_changed' })
  const plan = JSON.parse(claim.content)
  const facts = JSON.parse(open(claim, 'facts'))
  const papers = await requireComplete(connection, ctx, claim, plan, facts)
  const line = await settle(connection, ctx, { claim, plan, facts, now })
  await announce(connection, { claim, version, now })
  const answer = drawClaim(await findOwn(connection, id, personId), plan, facts, line, papers)
  const [steps] = await connection.query(
    `SELECT step.step, step.at FROM case_steps step LEFT JOIN organisations organisation
      ON organisation.id = step.organisation_id WHERE step.case_id IN (?) ORDER BY step.id`,
    [[id]],
  )
  await connection.query('SELECT id, claim_number FROM claims WHERE appeal_of_id = ? AND claimant_id = ?', [
    id,
    personId,
  ])
  answer.history = steps.map(({ step, at }) => ({ step, at: at.toISOString(), organisation: null }))
  const done = { actorId: personId, action: 'insurance.claim_submitted', targetId: id, facts: { version } }
  await record(connection, done, now)
  await connection.query('INSERT INTO idempotency_keys (id, fingerprint, answer, created_at) VALUES (?, ?, ?, ?)', [
    key,
    print,
    seal('idempotency_keys.answer', JSON.stringify(answer)),
    now,
  ])
  return answer
}

async function requireComplete(connection, ctx, claim, plan, facts) {
  const [[person]] = await connection.query(
    `SELECT person.assurance, (SELECT GROUP_CONCAT(consent.purpose) FROM consents consent
        WHERE consent.person_id = person.id AND consent.subject_id = person.id AND consent.withdrawn_at IS NULL) AS purposes
      FROM persons person WHERE person.id = ?`,
    [claim.claimant_id],
  )
  const [papers] = await connection.query('SELECT * FROM papers WHERE claim_id IN (?) AND is_removed = 0 ORDER BY id', [
    [claim.id],
  ])
  const held = papers.filter(({ state }) => state === 'kept' || state === 'checking').map(({ kind }) => kind)
  const given = (person.purposes ?? '').split(',')
  const isMissing =
    person.assurance === 'stated' ||
    !['health', 'bankAccount'].every((purpose) => given.includes(purpose)) ||
    claim.story === null ||
    claim.payee === null ||
    facts.stays.length === 0 ||
    plan.items
      .filter(({ code }) => facts.items.includes(code))
      .some((item) => item.papers.some(({ kind, required }) => required && !held.includes(kind)))
  if (isMissing) ctx.throw(422, { code: 'insurance.claim_incomplete' })
  return [...new Set(held)].map((kind) => ({ kind, count: held.filter((one) => one === kind).length }))
}

/** Which other claims count the same days, who decides, by when, and what it comes to. */
async function settle(connection, ctx, { claim, plan, facts, now }) {
  await connection.query('UPDATE covers SET plan_id = ? WHERE id = ?', [claim.planId, claim.cover_id])
  const [others] = await connection.query(
    "SELECT * FROM claims WHERE insured_id = ? AND id <> ? AND state NOT IN ('draft', 'withdrawn') ORDER BY id",
    [claim.insured_id, claim.id],
  )
  const read = others.map((other) => ({ ...other, facts: JSON.parse(open(other, 'facts')) }))
  const counted = read.filter(({ state }) => state !== 'refused').flatMap((other) => other.facts.stays)
  const isTwice = facts.stays.some(({ from, to }) => counted.some((other) => from < other.to && other.from < to))
  if (isTwice) ctx.throw(409, { code: 'insurance.stays_overlap' })
  const repeated = read.findLast((other) => other.event === facts.event && other.facts.eventOn === facts.eventOn)
  const decidedAt = await findDeciding(connection, claim.coverUnion)
  const [stepDueAt, dueAt] = [await dueIn(connection, 'assess', now), await dueIn(connection, 'whole', now)]
  const line = await estimate(connection, { claim, plan, facts })
  const due = { stepDueAt, dueAt }
  Object.assign(claim, due, { organisation_id: decidedAt })
  const today = dayOf(now)
  await connection.query(
    `UPDATE claims SET insured_id = ?, cover_id = ?, facts = ?, organisation_id = ?, asked_fen = ?, submitted_at = ?,
        submitted_on = ?, step_due_at = ?, due_at = ?, remark = NULL, previous_id = ?, state = 'submitted',
        version = version + 1
      WHERE id = ? AND state IN ('draft', 'returned')`,
    [
      ...[claim.insured_id, claim.cover_id, seal('claims.facts', JSON.stringify(facts)), decidedAt, line.askedFen],
      ...[now, today, stepDueAt, dueAt, repeated?.id ?? null, claim.id],
    ],
  )
  await connection.query('DELETE FROM claim_lines WHERE claim_id = ?', [claim.id])
  const working = seal('claim_lines.working', JSON.stringify({ steps: line.working, days: line.days }))
  await connection.query(
    'INSERT INTO claim_lines (id, claim_id, item, asked_fen, assessed_fen, working, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [newId(), claim.id, line.item, line.askedFen, line.amountFen, working, line.reason],
  )
  return line
}

/** The nearest union from the cover's upwards where somebody assesses. */
async function findDeciding(connection, from) {
  const [[{ path }]] = await connection.query('SELECT * FROM organisations WHERE id = ?', [from])
  const paths = path.split('/').slice(0, -1)
  const above = paths.map((_, at) => `${paths.slice(0, at + 1).join('/')}/`)
  const [unions] = await connection.query('SELECT * FROM organisations WHERE path IN (?)', [above])
  const [holders] = await connection.query(
    "SELECT * FROM role_grants WHERE organisation_id IN (?) AND role = 'assessor' AND ended_at IS NULL ORDER BY id",
    [unions.map(({ id }) => id)],
  )
  const nearest = unions.sort((one, other) => other.path.length - one.path.length)
  return nearest.find(({ id }) => holders.some((holder) => holder.organisation_id === id)).id
}

async function dueIn(connection, step, now) {
  const [[rule]] = await connection.query(
    "SELECT value FROM rules WHERE name = 'insurance.clocks' AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
    [now],
  )
  const { closesAt, ...days } = JSON.parse(rule.value)
  let at = dayOf(now)
  for (let left = days[step]; left > 0; ) {
    at = later(at, 1)
    if (calendar.isWorkday(at)) left -= 1
  }
  return new Date(`${at}T${closesAt}:00+08:00`)
}

/** Days in hospital after the first one, so many fen each, up to the year's limit. */
async function estimate(connection, { claim, plan, facts }) {
  const [given] = await connection.query(
    "SELECT * FROM claims WHERE cover_id IN (?) AND state IN ('payable', 'paying', 'paid', 'bounced') AND id NOT IN (?)",
    [[claim.cover_id], [claim.id]],
  )
  if (given.length > 0) throw new Error('not written by hand: what was given before')
  const { code, formula } = plan.items.find((item) => facts.items.includes(item.code))
  const { dailyFen, afterDays, maxDays, per } = formula
  const counted = {}
  let [days, eligible, total] = [0, 0, 0]
  for (const { from, to } of facts.stays) {
    const nights = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / dayMs))
    days += nights
    for (let at = afterDays; at < nights; at++) {
      const year = later(from, at).slice(0, 4)
      eligible += 1
      if ((counted[year] ?? 0) >= maxDays) continue
      counted[year] = (counted[year] ?? 0) + 1
      total += 1
    }
  }
  const working = [{ step: 'days', days, afterDays, countedDays: total, dailyFen }]
  if (total < eligible) working.push({ step: 'dayLimit', maxDays, usedDays: 0, per })
  const reason = total < eligible ? 'overCap' : total === 0 ? 'notCovered' : null
  const [askedFen, amountFen] = [eligible * dailyFen, total * dailyFen]
  return { item: code, askedFen, amountFen: Math.min(amountFen, plan.capPerCoverFen), days: counted, working, reason }
}

/** Before staff, into the history, and into the claimant's inbox. */
async function announce(connection, { claim, version, now }) {
  const { id, claimant_id: claimantId, claim_number: claimNumber, organisation_id: union } = claim
  const [[person]] = await connection.query('SELECT * FROM persons WHERE id IN (?)', [[claimantId]])
  const name = unseal('persons.name', person.name)
  const [[before]] = await connection.query(
    `SELECT item.id FROM work_items item INNER JOIN organisations organisation ON organisation.id = item.organisation_id
      WHERE item.id = ?`,
    [id],
  )
  if (before) throw new Error('not written by hand: handed in again')
  const columns = {
    id,
    kind: 'insurance.claim',
    feature: 'insurance',
    state: 'submitted',
    version: version + 1,
    subject_id: claimantId,
    subject: seal('work_items.subject', name),
    subject_index: blindIndex(
      'persons.name',
      name
        .normalize('NFC')
        .replace(/[\s\p{Cf}]+/gu, '')
        .toUpperCase(),
    ),
    phone_index: person.phone_index,
    document_index: person.document_index,
    case_number: claimNumber,
    route: claim.event,
    organisation_id: union,
    role: 'assessor',
    is_open: 1,
    opened_at: now,
    due_at: new Date(Math.min(claim.stepDueAt, claim.dueAt)),
    chase: 0,
  }
  await connection.query('INSERT INTO work_items SET ?', [columns])
  await connection.query('INSERT INTO case_steps (id, case_id, step, at, actor_id) VALUES (?, ?, ?, ?, ?)', [
    ...[newId(), id, 'submitted', now, claimantId],
  ])
  await connection.query(
    'INSERT INTO messages (id, person_id, template, params, link, dedupe_key, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [
      ...[newId(), claimantId, 'claims.submitted', seal('messages.params', JSON.stringify({ claim: claimNumber }))],
      ...[`/insurance/claim-progress?id=${id}`, `${id} submitted ${version + 1}`, now],
    ],
  )
}
