import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeEmbedded } from '../support/databases'
import { newPhone } from '../support/people'
import { expectRefusal, useServer } from '../support/server'
import { within } from '../support/waiting'

describe('Readiness', () => {
  const server = useServer(makeEmbedded)
  const ask = async () => {
    const answer = await fetch(`${server.url}/readyz`)
    return { isReady: answer.ok, ...((await answer.json()) as { parts: Record<string, boolean> }) }
  }
  const turns = (part: string, to: boolean) =>
    within(5, async () => {
      const { isReady, parts } = await ask()
      return isReady === to && parts[part] === to
    })

  it('turns red while the disk is full, and commands say that nothing is lost', async () => {
    const [{ page_count: pages }] = await server.database.source.query('PRAGMA page_count')
    await server.database.source.query(`PRAGMA max_page_count = ${pages}`)
    await turns('database', false)
    const request = () => server.anonymous.identity.requestSmsCode({ body: { phone: newPhone() } })
    // Small rows still find room in the last page: sooner or later there is none.
    await within(5, () =>
      request().then(
        () => false,
        (error: { code: string }) => error.code === 'server.busy',
      ),
    )
    await expectRefusal(request(), 'server.busy')
    await server.database.source.query('PRAGMA max_page_count = 1073741823')
    await turns('database', true)
    await request()
  })

  it('turns red while the storage is gone, and green when it is back', async () => {
    const folder = join(server.testDatabase.env.DATA_DIR!, 'files')
    await turns('storage', true)
    await rename(folder, `${folder}.away`)
    await writeFile(folder, '')
    await turns('storage', false)
    await rename(folder, `${folder}.broken`)
    await rename(`${folder}.away`, folder)
    await turns('storage', true)
  })
})
