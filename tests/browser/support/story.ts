import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import type { CastName } from '../../../shared/demo/contract'
import { makeEmbedded, type TestDatabase } from '../../support/databases'
import { type ServerProcess, startServerProcess } from '../../support/process'
import { type Caller, patient, type TestServer } from '../../support/server'
import { copyFiles } from '../../support/template'
import { launchChromium, openVisitor, type screens, type Visitor } from './chromium'

type Screen = keyof typeof screens
type Server = ServerProcess | TestServer

export interface Story<S extends Server = ServerProcess> {
  /** On a database of its own. */
  server: S
  dataFolder: string
  /** Somebody nobody knows, with a browser of their own. */
  visit(screen: Screen): Promise<Visitor>
  /** One of the cast, or whoever this is, with what signing in leaves in the browser of a demo. */
  visitAs(screen: Screen, as: CastName | Caller): Promise<Visitor>
}

interface Options<S> {
  /** The built server where nothing is said. */
  start?: (database: TestDatabase) => Promise<S>
  /** Before a visitor's first page. */
  prepare?: (context: BrowserContext, server: S) => Promise<void>
}

async function startPatiently(database: TestDatabase): Promise<ServerProcess> {
  const startOnce = async ({ env }: Pick<TestDatabase, 'env'>) => {
    await (await startServerProcess({ env }, patient)).stop()
  }
  await copyFiles(database, startOnce, 'today')
  return startServerProcess(database, patient)
}

/** What the stories of a `describe` are told with; after each one its visitors leave, and their pages must not have failed. */
export function useStory<S extends Server = ServerProcess>({
  start = startPatiently as unknown as Options<S>['start'],
  prepare,
}: Options<S> = {}): Story<S> {
  let database: TestDatabase
  let browser: Browser
  let visitors: Visitor[] = []
  const story = {} as Story<S>
  beforeAll(async () => {
    database = await makeEmbedded()
    story.dataFolder = database.env.DATA_DIR!
    story.server = await start!(database)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    if (story.server) await ('stop' in story.server ? story.server.stop() : story.server.close())
    await database.drop()
  })
  afterEach(async () => {
    const leaving = visitors
    visitors = []
    for (const visitor of leaving) await visitor.close()
  })
  const open = async (screen: Screen, options: BrowserContextOptions = {}) => {
    const visitor = await openVisitor(browser, story.server, screen, options)
    visitors.push(visitor)
    await prepare?.(visitor.context, story.server)
    return visitor
  }
  story.visit = (screen) => open(screen)
  story.visitAs = async (screen, as) => {
    const { token, identity } = typeof as === 'string' ? await story.server.as(as) : as
    const kept = { session: { token, me: await identity.getMe() }, demo: true }
    const localStorage = Object.entries(kept).map(([name, data]) => ({ name, value: JSON.stringify({ data }) }))
    return open(screen, { storageState: { cookies: [], origins: [{ origin: story.server.url, localStorage }] } })
  }
  return story
}
