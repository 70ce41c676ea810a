import type { FileAnswer } from '../../shared/http/files'
import type { membershipEvents } from '../../shared/membership/events.contract'
import { dropFile, putFile, settleFile } from '../platform/files'
import type { OpenCall } from '../platform/handlers'
import type { Ports } from '../platform/ports'
import { pictureTypeOf } from '../platform/wechat'
import type { JoiningEvent } from './entities'
import { loadEvent } from './events.desk.service'
import { keepWechatCode } from './events.queries'

/** The page an event's mini program code opens; the scene is the event's code. */
const joinPage = 'membership/join'

/** The code's picture: asked of WeChat once, with no transaction open, and kept; the code itself never changes. */
export async function getWechatCode(call: OpenCall<(typeof membershipEvents)['getWechatCode']>): Promise<FileAnswer> {
  const { database, command, actor, params, ports, now } = call
  const event = await loadEvent(database.reader, actor, params.eventId)
  const content = await readKept(ports, event)
  const made = content ?? (await ports.wechat.makeCode(event.code, joinPage))
  const file = content ? event.wechatCodeFile! : await putFile(call, Buffer.from(made), now)
  const kept = await command(async (db) => {
    const name = await keepWechatCode(db, event.id, file)
    if (!content && name === file) await settleFile(db, file)
    return name
  })
  // Two screens asked at the same moment: one picture is enough.
  if (kept !== file) await dropFile(call, file)
  const type = pictureTypeOf(made) ?? 'image/png'
  return { name: `${event.name}-${event.code}.${type === 'image/png' ? 'png' : 'jpg'}`, type, content: made }
}

async function readKept({ storage }: Ports, { wechatCodeFile }: JoiningEvent): Promise<Uint8Array | null> {
  // A picture that is gone from the storage can be had again.
  return wechatCodeFile === null ? null : storage.get(wechatCodeFile).catch(() => null)
}
