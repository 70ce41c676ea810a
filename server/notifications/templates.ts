import type { Locale } from '../../shared/i18n'

/** Values a template puts between its words. */
export interface MessageParams {
  [name: string]: string
}

type Write = (params: MessageParams) => { title: string; body: string }
export type Templates = Record<Locale, Record<string, Write>>

const byFeature = new Map<string, Templates>()

/** A feature's messages, by the name after the dot of `feature.name`. */
export function registerTemplates(feature: string, templates: Templates): void {
  byFeature.set(feature, templates)
}

/** A message in words. */
export function writeMessage(template: string, params: MessageParams, locale: Locale): { title: string; body: string } {
  const [feature = '', name = ''] = template.split('.')
  const write = byFeature.get(feature)?.[locale][name]
  if (!write) throw new Error(`no message template ${template}`)
  return write(params)
}
