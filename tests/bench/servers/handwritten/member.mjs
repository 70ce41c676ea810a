import { cardMac, pool, textOf, transact, unseal } from './platform.mjs'

const applicationColumns = [
  'id',
  'receipt_number',
  'state',
  'version',
  'route',
  'organisation_id',
  'name',
  'document_kind',
  'document_number',
  'document_expiry',
  'occupation',
  'workplace',
  'is_signed',
  'is_discreet',
  'submitted_at',
  'due_at',
  'remark',
  'previous_id',
].map((column) => `application.${column}`)

export const member = {
  'GET /api/membership/card': async (ctx, { personId }) => {
    const [[held]] = await pool.query(
      `SELECT held.id, held.number, held.state, held.since, person.name,
          organisation.id AS unionId, organisation.name AS unionName
        FROM memberships held
          INNER JOIN organisations organisation ON organisation.id = held.organisation_id
          INNER JOIN persons person ON person.id = held.person_id
        WHERE held.current_key = ?`,
      [personId],
    )
    if (!held) ctx.throw(404, { code: 'membership.no_card' })
    const now = Date.now()
    const expiresAt = Math.floor(now / 1000) + 60
    ctx.body = {
      number: held.number,
      name: unseal('persons.name', held.name),
      organisation: { id: held.unionId, name: held.unionName },
      state: held.state,
      since: new Date(held.since.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      qr: writeQr(held.id, expiresAt),
      qrExpiresAt: new Date(expiresAt * 1000).toISOString(),
      serverTime: new Date(now).toISOString(),
    }
  },
  'GET /api/notifications': async (ctx, { personId }) => {
    const [rows] = await pool.query(
      `SELECT id, params, link, created_at AS createdAt, read_at AS readAt
        FROM messages WHERE person_id = ? ORDER BY id DESC LIMIT 21`,
      [personId],
    )
    const items = rows.slice(0, 20).map((row) => {
      const { organisation, receipt } = JSON.parse(unseal('messages.params', row.params))
      return {
        id: row.id,
        title: '我们收到了您的入会申请',
        body: `${organisation}正在审核,回执编号 ${receipt}。有结果会马上告诉您。`,
        link: row.link,
        at: row.createdAt.toISOString(),
        readAt: row.readAt?.toISOString() ?? null,
      }
    })
    ctx.body = { items, nextCursor: null, unread: await countUnread(pool, personId) }
  },
  'POST /api/notifications/reads': async (ctx, { personId }) => {
    const body = JSON.parse(await textOf(ctx.req))
    if (!/^[0-9a-f-]{36}$/.test(body.upTo)) ctx.throw(400, { code: 'request.invalid' })
    ctx.body = await transact(async (connection) => {
      await connection.query('UPDATE messages SET read_at = ? WHERE person_id = ? AND id <= ? AND read_at IS NULL', [
        new Date(),
        personId,
        body.upTo,
      ])
      return { unread: await countUnread(connection, personId) }
    })
  },
  'GET /api/membership/my-applications': async (ctx, { personId }) => {
    const [rows] = await pool.query(
      `SELECT ${applicationColumns}, organisation.name AS unionName, event.code AS eventCode, event.name AS eventName,
          event.place AS eventPlace
        FROM applications application
          LEFT JOIN organisations organisation ON organisation.id = application.organisation_id
          LEFT JOIN organisations owner ON owner.id = application.owner_id
          LEFT JOIN joining_events event ON event.id = application.event_id
          LEFT JOIN organisations place ON place.id = application.place_id
        WHERE application.person_id = ? ORDER BY application.id DESC LIMIT 21`,
      [personId],
    )
    const [[person]] = await pool.query(
      `SELECT person.phone_index AS phoneIndex, union_held.name AS memberOf,
          (SELECT GROUP_CONCAT(consent.purpose) FROM consents consent WHERE consent.person_id = person.id
            AND consent.subject_id = person.id AND consent.withdrawn_at IS NULL) AS purposes
        FROM persons person
          LEFT JOIN memberships held ON held.current_key = person.id
          LEFT JOIN organisations union_held ON union_held.id = held.organisation_id
        WHERE person.id = ?`,
      [personId],
    )
    const [steps] = await pool.query(
      `SELECT step.case_id AS caseId, step.step, step.at, organisation.name AS unionName
        FROM case_steps step LEFT JOIN organisations organisation ON organisation.id = step.organisation_id
        WHERE step.case_id IN (?) ORDER BY step.id`,
      [rows.map(({ id }) => id)],
    )
    const items = rows.slice(0, 20).map((row) =>
      drawApplication(
        row,
        person,
        steps.filter(({ caseId }) => caseId === row.id),
      ),
    )
    ctx.body = { items, nextCursor: null, memberOf: person.phoneIndex && person.memberOf }
  },
}

const hasAgreed = ({ purposes }) =>
  ['notice', 'document'].every((purpose) => (purposes ?? '').split(',').includes(purpose))

function drawApplication(row, person, steps) {
  const open = (column) => (row[column] === null ? null : unseal(`applications.${column}`, row[column]))
  const number = open('document_number')
  const isRefused = row.state === 'refused'
  return {
    id: row.id,
    receiptNumber: row.receipt_number,
    state: row.state,
    version: row.version,
    route: row.route,
    organisation: { id: row.organisation_id, name: row.unionName },
    event: row.eventCode && { code: row.eventCode, name: row.eventName, place: row.eventPlace },
    place: null,
    content: {
      name: open('name'),
      documentKind: row.document_kind,
      documentNumber: number && `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`,
      documentExpiry: row.document_expiry,
      occupation: row.occupation,
      workplace: open('workplace'),
      signed: row.is_signed === 1,
      discreet: row.is_discreet === 1,
    },
    missing: [...(person.phoneIndex ? [] : ['phone']), ...(hasAgreed(person) ? [] : ['consent'])],
    submittedAt: row.submitted_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    owner: null,
    returned: null,
    refused: isRefused
      ? { at: steps.findLast(({ step }) => step === 'refused').at.toISOString(), reason: open('remark') ?? '' }
      : null,
    previousId: row.previous_id,
    history: steps.map(({ step, at, unionName }) => ({ step, at: at.toISOString(), organisation: unionName })),
    actions: isRefused ? ['fileAgain'] : [],
  }
}

async function countUnread(db, personId) {
  const sql = 'SELECT COUNT(*) AS unread FROM messages WHERE person_id = ? AND read_at IS NULL'
  const [[{ unread }]] = await db.query(sql, [personId])
  return unread
}

function writeQr(membershipId, expiresAt) {
  const reference = Buffer.from(membershipId.replaceAll('-', ''), 'hex').toString('base64url')
  const content = `UM1.${reference}.${expiresAt}`
  return `${content}.${cardMac(content)}`
}
