import { Organisation } from '../../server/organisations'
import { makeEmbedded } from '../support/databases'
import { callRaw, useServer } from '../support/server'

describe('What all visitors are told alike', () => {
  const server = useServer(makeEmbedded, { PUBLIC_CACHE_SECONDS: '60' })

  it('is kept for them, however a script spells the question', async () => {
    const names = async (path: string, headers = {}) =>
      JSON.stringify((await callRaw(server.url, 'GET', path, undefined, headers)).body.events)
    const before = await names('/home')
    expect(before).toContain('金盏')
    await server.database.transaction((db) =>
      db
        .createQueryBuilder()
        .update(Organisation)
        .set({ name: () => "'改名' || id" })
        .execute(),
    )
    for (const more of ['', '?x=1', '/', '?cursor=abc&x[]=2']) expect(await names(`/home${more}`)).toBe(before)
    for (const path of ['/HOME', '/Home?x=1', '/identity/ME']) {
      expect(await callRaw(server.url, 'GET', path)).toMatchObject({ status: 404 })
    }
    expect(await names('/home', { 'accept-language': 'en' })).toContain('改名')
  })
})
