import { ApiError } from '../../shared/http/client'
import { httpText } from '../../shared/http/text'
import { currentText } from './locale'

type ErrorWords = Readonly<Record<string, string | undefined>>

/** What to tell the person: the feature's words for the code, else those any operation has, else that it failed on our side. */
export function wordsOf(error: unknown, words: ErrorWords = {}): string {
  return wordsOfCode(codeOf(error), words)
}

/** The same of a code by itself, as one of several results has. */
export function wordsOfCode(code: string, words: ErrorWords = {}): string {
  const common: ErrorWords = currentText(httpText).errors
  return words[code] ?? common[code] ?? common['server.failed']!
}

export function codeOf(error: unknown): string {
  if (error instanceof ApiError) return error.code
  return isPageMissing(error) ? 'network.unreachable' : 'server.failed'
}

/** H5 fetches a page's code when it is first opened: failing there is the network's fault, not the server's. */
function isPageMissing(error: unknown): boolean {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown }
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED'
}
