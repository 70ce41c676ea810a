import { pool, unseal } from './platform.mjs'

const columns = [
  'id',
  'claim_number',
  'state',
  'version',
  'claimant_id',
  'claimant_role',
  'insured_id',
  'facts',
  'submitted_at',
  'step_due_at',
  'due_at',
  'asked_fen',
  'approved_fen',
  'paid_fen',
]

const iso = (at) => at?.toISOString() ?? null
const fen = (value) => (value === null ? null : Number(value))

export const claims = {
  'GET /api/insurance/my-claims': async (ctx, { personId }) => {
    const [rows] = await pool.query(`SELECT ${columns} FROM claims WHERE claimant_id = ? ORDER BY id DESC LIMIT 21`, [
      personId,
    ])
    const items = rows.slice(0, 20).map((row) => {
      const facts = JSON.parse(unseal('claims.facts', row.facts))
      const isOwn = row.claimant_role === 'self' && row.insured_id === row.claimant_id
      const isDecided = ['refused', 'payable', 'paying', 'paid', 'bounced'].includes(row.state)
      return {
        id: row.id,
        claimNumber: row.state === 'draft' ? null : row.claim_number,
        state: row.state,
        version: row.version,
        role: row.claimant_role,
        event: facts.event,
        eventOn: facts.eventOn,
        submittedAt: iso(row.submitted_at),
        stepDueAt: iso(row.step_due_at),
        dueAt: iso(row.due_at),
        askedFen: isOwn || isDecided ? fen(row.asked_fen) : null,
        approvedFen: isDecided ? fen(row.approved_fen) : null,
        paidFen: fen(row.paid_fen),
      }
    })
    ctx.body = { items, nextCursor: null }
  },
}
