import type { Browser } from 'playwright-core'
import { makeEmbedded, type TestDatabase } from '../support/databases'
import { type ServerProcess, startServerProcess } from '../support/process'
import { launchChromium, openVisitor, type screens } from './support/chromium'

describe('The H5 in a browser', () => {
  let database: TestDatabase
  let server: ServerProcess
  let browser: Browser
  beforeAll(async () => {
    database = await makeEmbedded()
    server = await startServerProcess(database)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await database.drop()
  })

  it.each<keyof typeof screens>(['phone', 'desk'])('opens home on a %s without a complaint', async (screen) => {
    const visitor = await openVisitor(browser, server, screen)
    await visitor.page.goto('/')
    await visitor.page.getByText('市总工会').first().waitFor()
    await visitor.shoot(`home-${screen}`)
    await visitor.close()
  })

  it('finds the server again after a crash', async () => {
    const visitor = await openVisitor(browser, server, 'phone')
    await server.kill()
    await server.start()
    await visitor.page.goto('/')
    await visitor.page.getByText('市总工会').first().waitFor()
    await visitor.close()
  })
})
