import type { Browser } from 'playwright-core'
import type { CastName } from '../../../shared/demo/contract'
import { makeEmbedded, type TestDatabase } from '../../support/databases'
import { type ServerProcess, startServerProcess } from '../../support/process'
import { launchChromium, openVisitor, type screens, type Visitor } from './chromium'

type Screen = keyof typeof screens

export interface Story {
  /** The built server, on a database of its own. */
  server: ServerProcess
  dataFolder: string
  /** Somebody nobody knows, with a browser of their own. */
  visit(screen: Screen): Promise<Visitor>
  /** One of the cast, signed in the way the demo's own page does it. */
  visitAs(screen: Screen, as: CastName): Promise<Visitor>
}

/** What the stories of a `describe` are told with; after each one its visitors leave, and their pages must not have failed. */
export function useStory(env: Record<string, string> = {}): Story {
  let database: TestDatabase
  let browser: Browser
  let visitors: Visitor[] = []
  const story = {} as Story
  beforeAll(async () => {
    database = await makeEmbedded()
    story.dataFolder = database.env.DATA_DIR!
    story.server = await startServerProcess(database, env)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await story.server?.stop()
    await database.drop()
  })
  afterEach(async () => {
    const leaving = visitors
    visitors = []
    for (const visitor of leaving) await visitor.close()
  })
  story.visit = async (screen) => {
    const visitor = await openVisitor(browser, story.server, screen)
    visitors.push(visitor)
    return visitor
  }
  story.visitAs = async (screen, as) => {
    const visitor = await story.visit(screen)
    const { token, me } = await story.server.anonymous.demo.signIn({ body: { as } })
    await visitor.page.goto('/')
    await visitor.page.evaluate(
      (kept) => localStorage.setItem('session', kept),
      JSON.stringify({ data: { token, me } }),
    )
    return visitor
  }
  return story
}
