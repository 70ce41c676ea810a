export const locales = ['zh', 'en'] as const
export type Locale = (typeof locales)[number]

type Words = { readonly [key: string]: string | ((...args: never[]) => string) | Words }

/** The same keys in both languages: a string stays a string, a function keeps its parameters. */
type Translated<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends Words ? Translated<T[K]> : T[K] }

export interface Text<T> {
  zh: T
  en: Translated<T>
}

/** Declares a feature's words: Chinese leads, and English does not compile while a key is missing or left over. */
export function defineText<const T extends Words>(text: { zh: T; en: Translated<T> }): Text<Translated<T>> {
  return text as unknown as Text<Translated<T>>
}

/** Things named one after the other. */
export const listed = (words: readonly string[], locale: Locale): string => words.join(locale === 'zh' ? '、' : ', ')

/** The language to answer in, from an `Accept-Language` header; Chinese unless English is asked for first. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return acceptLanguage?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh'
}
