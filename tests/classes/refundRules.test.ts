import fc from 'fast-check'
import {
  canRefund,
  openRefunds,
  type RefundAct,
  type RefundState,
  refundActs,
  refundStates,
  refundTransitions,
} from '../../shared/classes/refunds'

const follow = (acts: readonly RefundAct[]): { state: RefundState; done: RefundAct[] } => {
  let state: RefundState = 'asked'
  const done: RefundAct[] = []
  for (const act of acts) {
    if (!canRefund(act, state)) continue
    state = refundTransitions[act].to
    done.push(act)
  }
  return { state, done }
}

const acts = fc.array(fc.constantFrom(...refundActs), { maxLength: 40 })

describe('A refund', () => {
  it('is paid at most once, and only what was approved, given an account and put into a batch right before', () => {
    fc.assert(
      fc.property(acts, (tried) => {
        const { done } = follow(tried)
        const paid = done.indexOf('pay')
        if (paid < 0) return
        expect(done.slice(paid + 1)).toEqual([])
        expect(done.slice(paid - 2, paid)).toEqual(['giveAccount', 'batch'])
        const decided = done.slice(0, paid).filter((act) => act === 'approve' || act === 'void')
        expect(decided.at(-1)).toBe('approve')
      }),
      { numRuns: 2_000 },
    )
  })

  it('is paid by way of approval, account and batch', () => {
    expect(follow(['approve', 'giveAccount', 'batch', 'pay']).state).toBe('paid')
    const again: RefundAct[] = ['bounce', 'giveAccount', 'batch', 'pay']
    expect(follow(['approve', 'giveAccount', 'batch', ...again]).done).toHaveLength(7)
  })

  it('goes on from every state but paid and refused, which nothing leads out of', () => {
    const left = new Set(refundActs.flatMap((act) => refundTransitions[act].from))
    expect(refundStates.filter((state) => !left.has(state))).toEqual(['paid', 'refused'])
    expect([...openRefunds].sort()).toEqual([...left].sort())
  })
})
