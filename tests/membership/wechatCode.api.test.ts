import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drawCode } from '../../server/demo/picture'
import { JoiningEvent } from '../../server/membership'
import { createLog } from '../../server/platform/log'
import { createWechat } from '../../server/platform/wechat'
import { addJoiningEvent } from '../../server/seeds/membership'
import { onEveryDatabase } from '../support/databases'
import { type Caller, expectRefusal, refusalOf, useServer } from '../support/server'

interface Asked {
  path: string
  body: Record<string, unknown>
}

/** Answers as WeChat, whatever `answer` says; the access token is there always. */
async function startWechat(answer: (response: ServerResponse, asked: Asked) => void) {
  const asked: Asked[] = []
  const server: Server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const one = { path: request.url!, body: JSON.parse(text || '{}') }
    if (one.path.startsWith('/cgi-bin/')) {
      return response.end(JSON.stringify({ access_token: `token-${asked.length}`, expires_in: 7200 }))
    }
    asked.push(one)
    answer(response, one)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked, close: () => server.closeAllConnections() ?? server.close() }
}

describe('A mini program code of WeChat', () => {
  const nonsense: [string, (response: ServerResponse) => void][] = [
    ['a page', (response) => response.end('<html>502</html>')],
    ['a refusal', (response) => response.end(JSON.stringify({ errcode: 41030, errmsg: 'invalid page' }))],
    ['half a picture', (response) => response.end(drawCode('JZ2626XY').subarray(0, 200))],
    ['JSON that says nothing', (response) => response.end('null')],
    ['nothing', (response) => response.end()],
    ['an error', (response) => response.writeHead(500).end()],
    ['too much', (response) => response.end(Buffer.concat([drawCode('x'), Buffer.alloc(3_000_000), drawCode('x')]))],
    // Never ended: the answer stays away.
    ['silence', () => {}],
  ]
  it.each(nonsense)('is refused as the outside’s failure where WeChat answers %s', async (_, answer) => {
    const stand = await startWechat(answer)
    const wechat = createWechat({ apiBase: stand.url, appId: 'a', secret: 's', timeoutMs: 300 }, createLog('silent'))
    expect(await refusalOfPort(wechat.makeCode('JZ2626XY', 'membership/join'))).toBe('server.outside_failed')
    stand.close()
  })

  it('is asked for once more with a new token where the old one is stale', async () => {
    const stand = await startWechat((response, { path }) =>
      response.end(path.endsWith('token-0') ? JSON.stringify({ errcode: 40001 }) : drawCode('JZ2626XY')),
    )
    const wechat = createWechat({ apiBase: stand.url, appId: 'a', secret: 's' }, createLog('silent'))
    const picture = await wechat.makeCode('JZ2626XY', 'membership/join')
    expect(Buffer.from(picture).equals(drawCode('JZ2626XY'))).toBe(true)
    expect(stand.asked.map(({ body }) => body)).toEqual([
      { scene: 'JZ2626XY', page: 'membership/join', width: 860 },
      { scene: 'JZ2626XY', page: 'membership/join', width: 860 },
    ])
    stand.close()
  })

  const refusalOfPort = async (call: Promise<unknown>) =>
    call.then(
      () => 'answered',
      (error: { code: string }) => error.code,
    )
})

onEveryDatabase('The mini program code of an event', (make) => {
  let isDown = false
  let stand: Awaited<ReturnType<typeof startWechat>>
  const env: Record<string, string> = {}
  beforeAll(async () => {
    stand = await startWechat((response, { body }) => {
      if (isDown) response.writeHead(503).end()
      else response.end(drawCode(String(body.scene)))
    })
    env.WECHAT_API_BASE = stand.url
  })
  afterAll(() => stand.close())
  const server = useServer(make, env)
  let reviewer: Caller
  beforeAll(async () => {
    reviewer = await server.as('reviewer')
  })

  async function addEvent(): Promise<JoiningEvent> {
    const { organisationId } = (await reviewer.identity.getMe()).roles[0]!
    const given = { organisationId, name: '驿站活动', place: '金盏路 8 号' }
    return server.database.transaction((db) => addJoiningEvent(db, given, 1, server.clock.now()))
  }
  const fetchCode = (event: JoiningEvent) => reviewer.membershipEvents.getWechatCode({ params: { eventId: event.id } })

  it('is a picture that says the event, asked of WeChat once and then kept', async () => {
    const event = await addEvent()
    const from = stand.asked.length
    const { name, type, content } = await fetchCode(event)
    expect([name, type]).toEqual([`驿站活动-${event.code}.png`, 'image/png'])
    expect(Buffer.from(content).equals(drawCode(event.code))).toBe(true)
    isDown = true
    expect(Buffer.from((await fetchCode(event)).content).equals(Buffer.from(content))).toBe(true)
    isDown = false
    expect(stand.asked.length - from).toBe(1)
  })

  it('is kept once, however many screens ask at the same moment', async () => {
    const event = await addEvent()
    await Promise.all([fetchCode(event), fetchCode(event), fetchCode(event)])
    const { wechatCodeFile } = await server.database.reader.findOneByOrFail(JoiningEvent, { id: event.id })
    expect((await server.ports.storage.get(wechatCodeFile!)).equals(drawCode(event.code))).toBe(true)
  })

  it('is made anew where the kept picture is gone', async () => {
    const event = await addEvent()
    await fetchCode(event)
    const { wechatCodeFile } = await server.database.reader.findOneByOrFail(JoiningEvent, { id: event.id })
    await server.ports.storage.remove(wechatCodeFile!)
    expect(Buffer.from((await fetchCode(event)).content).equals(drawCode(event.code))).toBe(true)
  })

  it('that WeChat does not make now is told so, and made later', async () => {
    const event = await addEvent()
    isDown = true
    const refusal = await refusalOf(fetchCode(event))
    expect(refusal).toMatchObject({ code: 'server.outside_failed', status: 502, data: { service: 'wechat' } })
    await expectRefusal(fetchCode(event), 'server.outside_failed')
    isDown = false
    expect((await fetchCode(event)).type).toBe('image/png')
  })
})
