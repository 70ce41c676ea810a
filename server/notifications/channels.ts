import { shanghaiMoment } from '../../shared/http/time'
import type { Locale } from '../../shared/i18n'
import type { Handed } from '../platform/outside'
import type { Ports } from '../platform/ports'
import type { Delivery, Message } from './entities'
import { channelsOf, type MessageParams, writeMessage } from './templates'

/** A row with what it says and in which language. */
export interface Letter {
  row: Delivery
  message: Message
  locale: Locale
}

/** Hands it to the provider of its channel. */
export function hand({ row, message, locale }: Letter, { sms, wechat, config }: Ports): Promise<Handed> {
  const { sms: text, subscribe } = channelsOf(row.template)
  const params = JSON.parse(message.params) as MessageParams
  if (row.channel === 'sms') {
    const values = (text?.params ?? []).map((name) => params[name] ?? '')
    const { recipient, reference, template } = row
    return sms.send({ phone: recipient!, template, locale, params: values, reference: reference! })
  }
  const template = subscribe && config.subscribeTemplates[subscribe]
  if (!template) return Promise.resolve({ kind: 'refused', code: 'wechat.no_template', isFinal: true })
  const { title, body } = writeMessage(row.template, params, locale)
  const said = { what: clip(title), note: clip(body), at: shanghaiMoment(message.createdAt) }
  const data = Object.fromEntries(
    Object.entries(template.fields).map(([field, key]) => [key, said[field as keyof typeof said]]),
  )
  return wechat.sendSubscribeMessage({
    openid: row.recipient!,
    templateId: template.id,
    page: message.link,
    locale,
    data,
  })
}

/** A `thing` of WeChat's holds 20 characters. */
function clip(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= 20 ? characters.join('') : `${characters.slice(0, 19).join('')}…`
}
