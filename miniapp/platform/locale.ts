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

/** Names things one after the other, in the language that was chosen. */
export function useListed(): (words: readonly string[]) => string {
  const locale = useLocale()
  return (words) => listed(words, locale)
}

/** The same outside components. */
export function currentText<T>(text: Text<T>): T {
  return text[useLocaleStore.getState().locale] as T
}
