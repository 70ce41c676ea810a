import { codeOf, wordsOf } from './errors'

/**
 * A failure no page took care of: a page that could not be fetched is told by `tell`, as the person waits for it; anything else
 * is noted for whoever looks, by its code alone, and disturbs nobody.
 */
export function handleUnhandled(reason: unknown, tell: (words: string) => void): void {
  const code = codeOf(reason)
  if (code === 'network.unreachable') tell(wordsOf(reason))
  const { name } = (reason ?? {}) as { name?: unknown }
  // biome-ignore lint/suspicious/noConsole: what WeChat's and the browser's own tools collect
  console.warn(`unhandled: ${code} (${String(name ?? typeof reason)})`)
}
