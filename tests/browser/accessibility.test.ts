import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { demoCampaigns } from '../../server/demo/benefits'
import { demoCourse } from '../../server/demo/courses'
import { demoEventCode } from '../../server/demo/data'
import { demoPapers } from '../../server/demo/quizzes'
import type { CastName } from '../../shared/demo/contract'
import { useStory } from './support/story'
import { fillTown, type Town } from './support/town'

interface Violation {
  id: string
  impact: string | null
  nodes: { html: string; failureSummary?: string }[]
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

describe('For a screen reader and the keyboard', () => {
  const story = useStory()
  let town: Town
  beforeAll(async () => {
    town = await fillTown(story.server)
  })

  /** What hinders somebody seriously on the page that is shown, as axe sees it. */
  async function hindrances(page: Page): Promise<string[]> {
    // Evaluated as a debugger does: the page's own rules let no script in.
    await page.evaluate(axe)
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }
      // An experimental rule that compares labels word by word, and Chinese has no blanks between its words.
      return (await axe.run({ rules: { 'label-content-name-mismatch': { enabled: false } } })).violations
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  }

  async function expectOpen(page: Page, paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      await page.goto(path, { waitUntil: 'networkidle' })
      expect([path, await hindrances(page)]).toEqual([path, []])
    }
  }

  const visit = (as: CastName | null, screen: 'phone' | 'desk') =>
    as === null ? story.visit(screen) : story.visitAs(screen, as)

  it.each<[string, CastName | null, 'phone' | 'desk', (town: Town) => string[]]>([
    [
      'a visitor',
      null,
      'phone',
      () => ['/', '/identity/sign-in', `/membership/join?event=${demoEventCode}`, '/organisations/find', '/pages/mine'],
    ],
    ['a parent who looks', null, 'phone', ({ classId }) => ['/classes/classes', `/classes/class?id=${classId}`]],
    [
      'a member',
      'driver',
      'phone',
      ({ coverId }) => [
        '/pages/mine',
        '/pages/messages',
        '/insurance/covers',
        `/insurance/plan?cover=${coverId}`,
        '/insurance/plan',
        '/membership/card',
        '/membership/standing',
        '/membership/leaving',
        '/privacy/my-data',
        '/privacy/corrections',
        '/identity/phone',
        '/insurance/claim',
        '/insurance/claims',
      ],
    ],
    [
      'a reviewer',
      'reviewer',
      'desk',
      ({ applicationId, eventId, rosterId, membershipId }) => [
        '/desk/work/queue',
        `/desk/membership/application?id=${applicationId}`,
        '/desk/membership/members',
        `/desk/membership/member?id=${membershipId}`,
        `/desk/membership/event?id=${eventId}`,
        `/desk/membership/roster?id=${rosterId}`,
      ],
    ],
    ['a reviewer in the street', 'reviewer', 'phone', () => ['/desk/work/queue', '/desk/membership/events']],
    [
      'an administrator',
      'orgAdmin',
      'desk',
      ({ organisationId, planId }) => [
        '/desk/insurance/plans',
        `/desk/insurance/plan?id=${planId}`,
        `/desk/insurance/plan-form?id=${planId}`,
        '/desk/organisations/tree',
        `/desk/organisations/node?id=${organisationId}`,
        '/desk/organisations/staff',
      ],
    ],
    [
      'a class manager',
      'classManager',
      'desk',
      ({ termId, siteId, classId, workerId }) => [
        '/desk/classes/terms',
        `/desk/classes/term?id=${termId}`,
        '/desk/classes/sites',
        `/desk/classes/site?id=${siteId}`,
        `/desk/classes/class?id=${classId}`,
        `/desk/classes/class-form?term=${termId}`,
        '/desk/classes/workers',
        `/desk/classes/worker?id=${workerId}`,
      ],
    ],
    [
      'a member with coupons',
      'member',
      'phone',
      () => ['/benefits/campaigns', `/benefits/campaign?id=${demoCampaigns.cake}`, '/benefits/coupons'],
    ],
    [
      'a benefits manager',
      'benefitsManager',
      'desk',
      () => [
        '/desk/benefits/campaigns',
        '/desk/benefits/campaign-form',
        `/desk/benefits/campaign?id=${demoCampaigns.cake}`,
      ],
    ],
    [
      'a member who takes a quiz',
      'member',
      'phone',
      () => [
        '/learning/papers',
        `/learning/paper?id=${demoPapers.safety}`,
        '/learning/courses',
        `/learning/course?id=${demoCourse.id}`,
        `/learning/lesson?id=${demoCourse.filmId}`,
        `/learning/lesson?id=${demoCourse.articleId}`,
      ],
    ],
    [
      'a learning editor',
      'learningEditor',
      'desk',
      () => [
        '/desk/learning/papers',
        '/desk/learning/paper-form',
        `/desk/learning/paper?id=${demoPapers.safety}`,
        '/desk/learning/bank',
        '/desk/learning/question',
        '/desk/learning/import',
        '/desk/learning/courses',
        `/desk/learning/course-form?id=${demoCourse.id}`,
        `/desk/learning/lesson-form?course=${demoCourse.id}&id=${demoCourse.filmId}`,
        `/desk/learning/lesson-form?course=${demoCourse.id}&id=${demoCourse.articleId}`,
      ],
    ],
    ['an auditor', 'auditor', 'desk', () => ['/desk/audit/log', '/desk/privacy/deletions']],
  ])('the pages of %s have no serious hindrance', async (_who, as, screen, paths) => {
    const { page } = await visit(as, screen)
    await page.goto('/')
    await expectOpen(page, paths(town))
  })

  it('Tab reaches the first action of home, which Enter opens, and the way back after it', async () => {
    const { page } = await story.visit('phone')
    await page.goto('/')
    const join = page.getByRole('button', { name: '加入工会' })
    await join.waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('第 1 步,共 4 步').waitFor()
    await page.getByRole('button', { name: '返回' }).filter({ visible: true }).focus()
    await page.keyboard.press('Enter')
    await join.waitFor()
  })
})
