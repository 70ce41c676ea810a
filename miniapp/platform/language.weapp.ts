import type { Locale } from '../../shared/i18n'

/** A mini program has no document, and takes its language from WeChat. */
export function tellLanguage(_locale: Locale): void {}
