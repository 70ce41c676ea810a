import type { Locale } from '.'

/** Values a message puts between its own words. */
export interface MessageParams {
  [name: string]: string
}

/** What the inbox says, by name, in both languages. */
export type Messages<Name extends string = string> = Record<
  Locale,
  Record<Name, (params: MessageParams) => { title: string; body: string }>
>
