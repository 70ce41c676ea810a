// A process of its own: lighthouse is an ES module, which jest does not load. Prints the scores and what fell short as JSON.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'

const [url, executablePath, ...flags] = process.argv.slice(2)
const timings = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']

// A profile of its own: Chromium writes there which port it took.
const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'))
const context = await chromium.launchPersistentContext(profile, {
  executablePath,
  args: [...flags, '--remote-debugging-port=0'],
})
try {
  const port = Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0])
  const onlyCategories = ['performance', 'accessibility']
  const { lhr } = await lighthouse(url, { port, logLevel: 'error', onlyCategories })
  process.stdout.write(JSON.stringify(reportOf(lhr)))
} finally {
  await context.close()
  rmSync(profile, { recursive: true, force: true })
}

function reportOf({ categories, audits }) {
  const scoreOf = ({ score }) => (score === null ? null : Math.round(score * 100))
  const fellShort = categories.accessibility.auditRefs
    .map(({ id }) => audits[id])
    .filter(({ score }) => score !== null && score < 1)
  return {
    performance: scoreOf(categories.performance),
    accessibility: scoreOf(categories.accessibility),
    short: fellShort.map(({ id, details }) => ({ id, nodes: details?.items?.map(({ node }) => node?.snippet) ?? [] })),
    measured: timings.map((id) => `${id} ${audits[id].displayValue}`),
  }
}
