import { Coupon, CouponAct } from '../../server/benefits'
import type { AttemptResult } from '../../shared/learning/contract'
import { onEveryDatabase } from '../support/databases'
import { openFirst, openPaper, rightAnswers, start, submit } from '../support/learning'
import { newMember } from '../support/members'
import { newPerson } from '../support/people'
import { type Caller, useServer } from '../support/server'

onEveryDatabase('Who passes a quiz among the first', (make) => {
  const server = useServer(make)
  const join = async () => (await newMember(server, { at: '漷县' })).caller
  /** Begins, and is ready to hand in what is right, or nothing. */
  const ready = async (caller: Caller, paper: { id: string }, isRight = true) => {
    const attempt = await start(caller, paper)
    return () => submit(caller, attempt, { answers: isRight ? rightAnswers(attempt) : [] })
  }

  it('has the coupon at once, by the recorded order; the others are told the truth, whoever asks again', async () => {
    const campaign = await openFirst(server, 3)
    const paper = await openPaper(server, { campaignId: campaign.id })
    const people = await Promise.all(Array.from({ length: 8 }, join))
    const acts = await Promise.all(people.map((caller, at) => ready(caller, paper, at < 6)))
    const results = await Promise.all([...acts, ...acts].map((act) => act()))
    expect(results.slice(8)).toEqual(results.slice(0, 8))

    const passed = results.slice(0, 6)
    const inOrder = [...passed].sort((a, b) => a.order! - b.order!)
    expect(inOrder.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6])
    expect(inOrder.map(({ coupon }) => coupon !== undefined)).toEqual([true, true, true, false, false, false])
    expect(inOrder.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0, 0])
    expect(inOrder[3]).toMatchObject({ passed: true, marks: 150, refusal: 'benefits.sold_out' })
    expect(results[7]).toEqual({ marks: 0, fullMarks: 150, passed: false })

    const { reader } = server.database
    const coupons = await reader.findBy(Coupon, { campaignId: campaign.id })
    expect(coupons.map(({ id }) => id).sort()).toEqual(couponsOf(passed).sort())
    expect(await reader.countBy(CouponAct, { campaignId: campaign.id })).toBe(6)
    const gift = (await people[0]!.learning.getPaper({ params: { paperId: paper.id } })).gift
    expect(gift).toEqual({ campaignId: campaign.id, name: '蛋糕券', stock: 3 })
  })

  it('acts once, however often one passes; who is nobody the union knows passes all the same', async () => {
    const campaign = await openFirst(server, 5)
    const paper = await openPaper(server, { campaignId: campaign.id, content: { attempts: 2 } })
    const member = await join()
    expect(await (await ready(member, paper))()).toMatchObject({ order: 1, remaining: 4 })
    expect(await (await ready(member, paper))()).toEqual({ marks: 150, fullMarks: 150, passed: true })
    const stranger = await newPerson(server, { consents: false })
    const told = await (await ready(stranger, paper))()
    expect(told).toMatchObject({ passed: true, order: 2, remaining: 4, refusal: 'benefits.not_member' })
    expect(told.coupon).toBeUndefined()
  })

  it('counts by what was saved, in the order in which time ran out, where nobody handed in', async () => {
    const campaign = await openFirst(server, 1)
    const paper = await openPaper(server, { campaignId: campaign.id })
    const people = [await join(), await join()]
    const attempts = []
    for (const caller of people) {
      const attempt = await start(caller, paper)
      const body = { version: 1, answers: rightAnswers(attempt) }
      await caller.learning.saveAnswers({ params: { attemptId: attempt.id }, body })
      attempts.push(attempt)
      server.clock.advance(60)
    }
    server.clock.advance(1_806)
    await server.runJob('learning.close_overdue')
    const results = await Promise.all(
      attempts.map(
        async ({ id }, at) => (await people[at]!.learning.getAttempt({ params: { attemptId: id } })).result!,
      ),
    )
    expect(results.map(({ order, remaining }) => ({ order, remaining }))).toEqual([
      { order: 1, remaining: 0 },
      { order: 2, remaining: 0 },
    ])
    expect(couponsOf(results)).toHaveLength(1)
    expect(results[0]!.coupon).toBeDefined()
  })
})

const couponsOf = (results: readonly AttemptResult[]): string[] => results.flatMap(({ coupon }) => coupon?.id ?? [])
