import { pictureSource } from '../../../platform/picture'
import { useView } from '../../../platform/useView'
import { events } from './eventClients'

/** The event's mini program code; where WeChat gives none, the page says so and shows the other one. */
export function useWechatCode(eventId: string) {
  const view = useView(async () => pictureSource(await events.getWechatCode({ params: { eventId } })))
  return { source: view.data, hasFailed: view.error !== undefined && !view.loading, again: () => void view.refresh() }
}

export type WechatCode = ReturnType<typeof useWechatCode>
