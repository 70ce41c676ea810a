import * as fc from 'fast-check'
import { Membership } from '../../server/membership'
import { MembershipChange, Transfer } from '../../server/membership/standing.entities'
import { addGrant } from '../../server/seeds/organisations'
import { ApiError } from '../../shared/http/client'
import type { MemberDecision } from '../../shared/membership/members.contract'
import { keepsBefore, type StandingAct, stateAfter } from '../../shared/membership/standing'
import type { MembershipState } from '../../shared/membership/states'
import { onEveryDatabase } from '../support/databases'
import { newMember, type TestMember } from '../support/members'
import { type Caller, useServer } from '../support/server'
import { unionId } from '../support/unions'

const steps = [
  'ask',
  'accept',
  'refuse',
  'withdraw',
  'leave',
  'takeBack',
  'retain',
  'suspend',
  'restore',
  'expel',
  'reinstate',
] as const
type StepName = (typeof steps)[number]

/** What a membership should be, as the transition table alone says. */
interface Model {
  state: MembershipState
  before: MembershipState | null
  /** Which of the two unions it is at. */
  at: number
  memberships: number
}

const actOf: Record<StepName, StandingAct> = {
  ask: 'askTransfer',
  accept: 'moveOut',
  refuse: 'endTransfer',
  withdraw: 'endTransfer',
  leave: 'leave',
  takeBack: 'takeBack',
  retain: 'retain',
  suspend: 'suspend',
  restore: 'restore',
  expel: 'expel',
  reinstate: 'reinstate',
}

/** The model after a step, or null where the step has to be refused. */
function modelAfter(model: Model, step: StepName): Model | null {
  // Leaving ends an open transfer first.
  const free = step === 'leave' && model.state === 'transferring' ? { ...model, state: model.before! } : model
  const state = stateAfter(actOf[step], free.state, free.before)
  if (state === null) return null
  if (step === 'accept') {
    const carried = model.before === 'retained' ? 'retained' : 'active'
    return { state: carried, before: null, at: 1 - model.at, memberships: model.memberships + 1 }
  }
  return { ...model, state, before: keepsBefore(actOf[step]) ? free.state : null }
}

onEveryDatabase('A membership through any run of changes', (make) => {
  const server = useServer(make)
  let unions: { id: string; reviewer: Caller }[]
  beforeAll(async () => {
    const second = await server.as('classManager')
    const changyang = await unionId(server, '长阳')
    const { id } = await second.identity.getMe()
    await server.database.transaction((db) => addGrant(db, id, 'reviewer', changyang, server.clock.now()))
    unions = [
      { id: await unionId(server, '金盏'), reviewer: await server.as('reviewer') },
      { id: changyang, reviewer: second },
    ]
  })

  async function take(member: TestMember, step: StepName, { at }: Model): Promise<void> {
    const own = member.caller.membershipStanding
    const { reader } = server.database
    const open = await reader.findOneBy(Transfer, { openKey: member.personId })
    const last = await reader.findOne(Transfer, { where: { personId: member.personId }, order: { id: 'DESC' } })
    const transferId = (open ?? last)?.id ?? member.membershipId
    const body = { version: (open ?? last)?.version ?? 1 }
    const newUnion = unions[1 - at]!.reviewer.membersDesk
    switch (step) {
      case 'ask':
        return void (await own.askTransfer({ body: { organisationId: unions[1 - at]!.id } }))
      case 'accept':
        return void (await newUnion.decideTransfer({ params: { transferId }, body: { decision: 'accept', ...body } }))
      case 'refuse':
        return void (await newUnion.decideTransfer({
          params: { transferId },
          body: { decision: 'refuse', reason: '否', ...body },
        }))
      case 'withdraw':
        if (!open) throw new ApiError('membership.transfer_closed', 409)
        return void (await own.withdrawTransfer({ params: { transferId }, body: {} }))
      case 'leave':
        return void (await own.leave({ body: { confirmed: true } }))
      case 'takeBack':
        return void (await own.takeBackLeaving())
      default:
        return decide(member, step, unions[at]!.reviewer)
    }
  }

  async function decide(member: TestMember, decision: Exclude<MemberDecision, 'deceased'>, by: Caller) {
    const { id, version } = await server.database.reader.findOneOrFail(Membership, {
      where: { personId: member.personId },
      order: { id: 'DESC' },
    })
    const given = {
      retain: { decision: 'retain', version, reason: 'retired' } as const,
      suspend: { decision: 'suspend', version, reason: 'noContact' } as const,
      restore: { decision: 'restore', version } as const,
      expel: { decision: 'expel', version, reason: 'other', note: '说明' } as const,
      reinstate: { decision: 'reinstate', version, note: '说明' } as const,
    }
    await by.membersDesk.decideMember({ params: { membershipId: id }, body: given[decision] })
  }

  /** History adds up, one number, at most one current membership, at most one open transfer, nobody lost. */
  async function expectWhole(member: TestMember, model: Model): Promise<void> {
    const { reader } = server.database
    const { personId } = member
    const rows = await reader.find(Membership, { where: { personId }, order: { id: 'ASC' } })
    expect(rows).toHaveLength(model.memberships)
    expect(new Set(rows.map(({ number }) => number))).toEqual(new Set([member.number]))
    expect(rows.filter(({ numberKey }) => numberKey !== null)).toEqual([rows.at(-1)])
    expect(rows.at(-1)).toMatchObject({ state: model.state, organisationId: unions[model.at]!.id })
    const isCurrent = ['active', 'transferring', 'retained', 'suspended'].includes(model.state)
    expect(rows.filter(({ currentKey }) => currentKey === personId)).toHaveLength(isCurrent ? 1 : 0)
    for (const row of rows) {
      const entries = await reader.find(MembershipChange, { where: { membershipId: row.id }, order: { id: 'ASC' } })
      let at: MembershipState | null = null
      for (const { fromState, toState } of entries) {
        expect(fromState).toBe(at)
        at = toState
      }
      expect(at).toBe(row.state)
      expect(row.version).toBe(entries.length)
    }
    expect(await reader.countBy(Transfer, { openKey: personId })).toBe(model.state === 'transferring' ? 1 : 0)
  }

  it('does what the table of transitions says and nothing else, and its history adds up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 6, maxLength: 14 }), async (run) => {
        const member = await newMember(server)
        let model: Model = { state: 'active', before: null, at: 0, memberships: 1 }
        for (const step of run) {
          const expected = modelAfter(model, step)
          const isDone = await take(member, step, model).then(
            () => true,
            (error: unknown) => {
              if (!(error instanceof ApiError) || error.status >= 500) throw error
              return false
            },
          )
          expect({ step, from: model.state, isDone }).toEqual({ step, from: model.state, isDone: expected !== null })
          model = expected ?? model
        }
        await expectWhole(member, model)
      }),
      { numRuns: 12 },
    )
  })

  it('stays whole when everybody acts at the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 4, maxLength: 8 }), async (run) => {
        const member = await newMember(server)
        await take(member, 'ask', { state: 'active', before: null, at: 0, memberships: 1 })
        const model = { state: 'transferring', before: 'active', at: 0, memberships: 1 } as const
        const outcomes = await Promise.allSettled(run.map((step) => take(member, step, model)))
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected' && (outcome.reason as ApiError).status >= 500) throw outcome.reason
        }
        const rows = await server.database.reader.find(Membership, {
          where: { personId: member.personId },
          order: { id: 'ASC' },
        })
        const { state, organisationId, stateBefore } = rows.at(-1)!
        const at = unions.findIndex(({ id }) => id === organisationId)
        await expectWhole(member, { state, before: stateBefore, at, memberships: rows.length })
      }),
      { numRuns: 8 },
    )
  })
})
