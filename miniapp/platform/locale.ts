import { create } from 'zustand'
import { type Locale, listed, type Text } from '../../shared/i18n'
import { tellLanguage } from './language'
import { readStored, writeStored } from './stored'

const storedAs = 'locale'

interface LocaleState {
  locale: Locale
  choose: (locale: Locale) => void
}

export const useLocaleStore = create<LocaleState>((set) => ({
  locale: readStored<Locale>(storedAs, 'zh') === 'en' ? 'en' : 'zh',
  choose: (locale) => {
    writeStored(storedAs, locale)
    tellLanguage(locale)
    set({ locale })
  },
}))
tellLanguage(useLocaleStore.getState().locale)

export function useLocale(): Locale {
  return useLocaleStore((state) => state.locale)
}

/** A feature's words in the language that was chosen. */
export function useText<T>(text: Text<T>): T {
  return text[useLocale()] as T
}

/** Puts words together, in the language that was chosen. */
export function useWording() {
  const locale = useLocale()
  return {
    /** Things named one after the other. */
    listed: (words: readonly string[]) => listed(words, locale),
    /** With what is said of it in brackets. */
    noted: (words: string, note: string) => (locale === 'zh' ? `${words}(${note})` : `${words} (${note})`),
    /** After what it is. */
    labelled: (label: string, words: string) => (locale === 'zh' ? `${label}:${words}` : `${label}: ${words}`),
  }
}

/** The same outside components. */
export function currentText<T>(text: Text<T>): T {
  return text[useLocaleStore.getState().locale] as T
}
