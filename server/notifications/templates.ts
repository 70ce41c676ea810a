import type { Locale } from '../../shared/i18n'
import type { MessageParams, Messages } from '../../shared/i18n/messages'
import type { SubscribeKind } from '../../shared/notifications/subscribe'

export type { MessageParams }

/** By what a message goes out beside the inbox. */
export interface Channels {
  /** For what must arrive: the text to register with the provider, and which params its {1}, {2} … stand for. */
  sms?: { text: Record<Locale, string>; params: readonly string[] }
  subscribe?: SubscribeKind
}

interface Registered {
  templates: Messages
  channels: Record<string, Channels>
}

const byFeature = new Map<string, Registered>()

/** A feature's messages, by the name after the dot of `feature.name`, and the channels of those that do not only go to the inbox. */
export function registerTemplates(feature: string, templates: Messages, channels: Record<string, Channels> = {}): void {
  const known = byFeature.get(feature)
  byFeature.set(feature, {
    templates: { zh: { ...known?.templates.zh, ...templates.zh }, en: { ...known?.templates.en, ...templates.en } },
    channels: { ...known?.channels, ...channels },
  })
}

const partsOf = (template: string): [feature: string, name: string] => {
  const [feature = '', name = ''] = template.split('.')
  return [feature, name]
}

/** A message in words. */
export function writeMessage(template: string, params: MessageParams, locale: Locale): { title: string; body: string } {
  const [feature, name] = partsOf(template)
  const write = byFeature.get(feature)?.templates[locale][name]
  if (!write) throw new Error(`no message template ${template}`)
  return write(params)
}

export function channelsOf(template: string): Channels {
  const [feature, name] = partsOf(template)
  return byFeature.get(feature)?.channels[name] ?? {}
}

/** Every template that goes out by SMS. */
export const listSmsTemplates = (): { template: string; text: Record<Locale, string>; params: readonly string[] }[] =>
  [...byFeature].flatMap(([feature, { channels }]) =>
    Object.entries(channels).flatMap(([name, { sms }]) => (sms ? [{ template: `${feature}.${name}`, ...sms }] : [])),
  )
