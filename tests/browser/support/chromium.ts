import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

export const chromiumFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
]
const screenshots = resolve('.cache/screenshots')

/** The two screens the product is looked at on. */
export const screens = {
  phone: { viewport: { width: 375, height: 667 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 } },
} satisfies Record<string, BrowserContextOptions>

export interface Visitor {
  page: Page
  context: BrowserContext
  /** Saves what is on the screen to .cache/screenshots, and answers with the file's path. */
  shoot(name: string): Promise<string>
  /** Ends the visit; fails where the page threw, complained to the console, or called a third party. */
  close(): Promise<void>
}

export const chromiumPath = () => process.env.TEST_CHROMIUM ?? '/usr/bin/chromium'

/** The machine's Chromium, headless and calling nobody. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumFlags,
    timeout: 60_000,
  })
}

/** Somebody with a browser of their own: nothing is shared with other visitors. */
export async function openVisitor(
  browser: Browser,
  server: { url: string },
  screen: keyof typeof screens,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...screens[screen],
    ...options,
  })
  context.setDefaultTimeout(15_000)
  const problems: string[] = []
  context.on('weberror', (error) => problems.push(String(error.error().stack ?? error.error())))
  context.on('console', (message) => {
    // An answer with an error status, or none at all, is the page's to tell, and the test's to expect.
    const isNetwork = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isNetwork) problems.push(message.text())
  })
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== server.url) problems.push(`a call to a third party: ${request.url()}`)
  })
  const page = await context.newPage()
  return {
    page,
    context,
    async shoot(name) {
      mkdirSync(screenshots, { recursive: true })
      const path = join(screenshots, `${name}.png`)
      await page.screenshot({ path })
      return path
    },
    async close() {
      await context.close()
      if (problems.length > 0) throw new Error(`the page failed:\n${problems.join('\n')}`)
    },
  }
}
