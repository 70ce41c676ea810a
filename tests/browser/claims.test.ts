import { newFormPlan } from '../../server/demo/plans'
import { Cover } from '../../server/insurance'
import { newId } from '../../server/platform/random'
import { addClaim } from '../../server/seeds/claims'
import type { ClaimState } from '../../shared/insurance/states'
import { insuranceText } from '../../shared/insurance/text'
import { agree } from '../support/claiming'
import { coverPerson, write } from '../support/claims'
import { TestClock } from '../support/clock'
import { newMember } from '../support/members'
import { newDocumentNumber, newPerson } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'
import { useStory } from './support/story'

const papers = insuranceText.zh.paperKinds

describe('Somebody who had an accident, in the browser', () => {
  const story = useStory<TestServer>({
    start: (database) => startTestServer(database, {}, new TestClock(), 'dist/h5'),
  })

  /** A member who is covered, and has agreed to nothing yet. */
  async function newCovered() {
    const member = await newMember(story.server)
    await write(story.server, (db) => coverPerson(db, member.personId, member.organisationId, newFormPlan))
    return member
  }

  it('tells what was decided and why, and lets one appeal and correct', async () => {
    const member = await newCovered()
    await agree(member.caller)
    const cover = await story.server.database.reader.findOneByOrFail(Cover, { personId: member.personId })
    const staff = { assessor: newId(), approver: newId(), payer: newId() }
    const add = (state: ClaimState) =>
      write(story.server, (db) =>
        addClaim(db, { cover, organisationId: member.organisationId, state, staff }, story.server.clock.now()),
      )
    const { page, shoot } = await story.visitAs('phone', member.caller)
    const refused = await add('refused')
    await page.goto(`/insurance/claim-progress?id=${refused.id}`)
    await page.getByText('事故系酒后驾驶。').waitFor()
    await page.getByLabel('申诉理由').fill('医院补开了证明')
    await shoot('claim-refused')
    await page.getByRole('button', { name: '提出申诉' }).click()
    await page.getByText('收到您的申请了').waitFor()
    await page.getByRole('button', { name: '看进度' }).click()
    await page.getByRole('button', { name: /申诉所针对的申请/ }).waitFor()

    const returned = await add('returned')
    await page.goto(`/insurance/claim-progress?id=${returned.id}`)
    await page.getByText('请补出院小结。').waitFor()
    await shoot('claim-returned')
    await page.getByRole('button', { name: '去补材料' }).click()
    await page.getByText('工会请您补充').waitFor()
    await shoot('claim-returned-form')
  })

  it('of a relative is taken from who is no member, without a word of covers', async () => {
    const heir = await newPerson(story.server)
    const { page, shoot } = await story.visitAs('phone', heir)
    await page.goto('/insurance/claim')
    await page.getByRole('radio', { name: '亲人身故,我是继承人' }).click()
    await page.getByLabel('姓名').fill('钟小亮')
    await page.getByLabel('证件号码').fill(newDocumentNumber())
    await shoot('claim-heir-start')
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.getByRole('radio', { name: '身故' }).click()
    await page.getByLabel('哪一天发生的').fill('2026-11-02')
    await page.getByLabel('经过').fill('交通事故')
    await page.getByRole('checkbox', { name: /处理我的健康信息/ }).click()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(papers.relationProof).first().waitFor()
    await shoot('claim-heir-papers')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('户名').waitFor()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('有没有保障、能给多少,由工会核对后告诉您。').waitFor()
    await shoot('claim-heir-check')
  })
})
