import { unseal } from './platform.mjs'

const open = (row, column) => (row[column] === null ? null : unseal(`claims.${column}`, row[column]))
const fen = (value) => (value === null ? null : Number(value))

/** A claim that was just handed in, as its claimant sees it. */
export function drawClaim(claim, plan, facts, line, papers) {
  const payee = JSON.parse(open(claim, 'payee'))
  return {
    id: claim.id,
    claimNumber: claim.claim_number,
    state: claim.state,
    version: claim.version,
    role: claim.claimant_role,
    event: facts.event,
    eventOn: facts.eventOn,
    submittedAt: claim.submitted_at.toISOString(),
    stepDueAt: claim.step_due_at.toISOString(),
    dueAt: claim.due_at.toISOString(),
    askedFen: fen(claim.asked_fen),
    approvedFen: null,
    paidFen: null,
    facts,
    story: open(claim, 'story'),
    payee: {
      ...payee,
      number: `${payee.number.slice(0, 4)} **** ${payee.number.slice(-4)}`,
      looksMistyped: !fitsLuhn(payee.number),
    },
    insured: null,
    returned: null,
    organisation: { id: claim.organisation_id, name: claim.unionName },
    cover: { id: claim.cover_id, plan: plan.name, from: claim.coverFrom, to: claim.coverTo },
    papers,
    lines: [
      {
        item: line.item,
        name: plan.items.find(({ code }) => code === line.item).name,
        askedFen: line.askedFen,
        assessedFen: null,
        approvedFen: null,
        paidFen: null,
        estimateFen: line.amountFen,
        working: line.working,
        reason: line.reason,
        note: null,
      },
    ],
    refused: null,
    previous: null,
    appealOf: null,
    appeal: null,
    appealUntil: null,
    paidAt: null,
    history: [],
    actions: ['withdraw'],
  }
}

function fitsLuhn(number) {
  const sum = [...number].reverse().reduce((all, digit, at) => {
    const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return all + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
