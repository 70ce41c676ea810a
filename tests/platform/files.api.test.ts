import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { BegunFile } from '../../server/platform/entities'
import { putFile, settleFile } from '../../server/platform/files'
import { onEveryDatabase } from '../support/databases'
import { makeRoster, newListed, settle, uploadRoster } from '../support/rosters'
import { useServer } from '../support/server'

onEveryDatabase('A file in the storage', (make) => {
  const server = useServer(make)
  const files = () => {
    const below = readdirSync(join(server.ports.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
    return below.filter((entry) => entry.isFile()).map(({ name }) => name)
  }
  const put = () => putFile(server, Buffer.from('a paper'), server.clock.now())
  const sweepFiles = () => server.runJob('platform.sweep_files')

  it('that nobody came to refer to, because the process was killed, goes after an hour', async () => {
    const name = await put()
    await sweepFiles()
    expect(files()).toContain(name)
    server.clock.advance(3_601)
    await sweepFiles()
    expect(files()).not.toContain(name)
    expect(await server.database.reader.count(BegunFile)).toBe(0)
  })

  it('stays for who refers to it', async () => {
    const name = await put()
    await server.database.transaction((db) => settleFile(db, name))
    server.clock.advance(3_601)
    await sweepFiles()
    expect((await server.ports.storage.get(name)).toString()).toBe('a paper')
    await server.ports.storage.remove(name)
  })

  it('that was swept is referred to by nobody any more', async () => {
    const name = await put()
    server.clock.advance(3_601)
    await sweepFiles()
    const late = server.database.transaction((db) => settleFile(db, name))
    await expect(late).rejects.toMatchObject({ code: 'server.busy' })
  })

  it('of a roster goes once its rows are read, and at once where the same roster was there', async () => {
    const staff = await server.as('reviewer')
    const content = await makeRoster([newListed()])
    const before = files()
    const rosters = await Promise.all([uploadRoster(staff, content), uploadRoster(staff, content)])
    expect(new Set(rosters.map(({ id }) => id)).size).toBe(1)
    expect(files()).toHaveLength(before.length + 1)
    await settle(server, staff, rosters[0]!)
    expect(files()).toEqual(before)
    expect(await server.database.reader.count(BegunFile)).toBe(0)
  })

  it('of which the commit is in doubt is not thrown away', async () => {
    const staff = await server.as('reviewer')
    const { transaction } = server.database
    const before = files()
    let isCut = false
    server.database.transaction = async (work, options) => {
      const result = await transaction(work, options)
      if (isCut || options?.isSingle) return result
      isCut = true
      throw Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' })
    }
    const upload = uploadRoster(staff, await makeRoster([newListed()]))
    await upload.catch(() => {})
    server.database.transaction = transaction
    expect(isCut).toBe(true)
    expect(files()).toHaveLength(before.length + 1)
    const [roster] = (await staff.rosters.listRosters({ query: {} })).items
    expect(await settle(server, staff, roster!)).toMatchObject({ state: 'checked' })
  })
})
