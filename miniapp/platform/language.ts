import type { Locale } from '../../shared/i18n'

/** Says which language the document is in: to readers of the screen, and to the style sheet. */
export function tellLanguage(locale: Locale): void {
  document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN'
}
