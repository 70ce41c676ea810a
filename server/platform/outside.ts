/** How a call to a service outside ended, told apart by what may have happened there. */
export type Called =
  | { kind: 'answered'; body: Record<string, unknown> }
  /** Nobody was there: nothing can have happened. */
  | { kind: 'unreached'; code: string }
  /** It went out and no sensible answer came back: it may have happened or not. */
  | { kind: 'lost'; code: string }

/** What became of a message that was handed to a provider. */
export type Handed =
  | { kind: 'sent'; providerId: string | null }
  /** Certainly not sent; `isFinal` where trying again changes nothing. */
  | { kind: 'refused'; code: string; isFinal: boolean }
  /** It may have gone out. */
  | { kind: 'lost'; code: string }

/** Errors of a connection that never came about. */
const unreached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
])

/** One call over HTTP that is answered in JSON; never throws. */
export async function callOutside(url: string, init: RequestInit, timeoutMs: number): Promise<Called> {
  try {
    // What we send goes where the configuration says, and nowhere from there.
    const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    if (!answer.ok) {
      await answer.body?.cancel()
      return { kind: 'lost', code: `http_${answer.status}` }
    }
    const body: unknown = await answer.json()
    if (typeof body !== 'object' || body === null) return { kind: 'lost', code: 'nonsense' }
    return { kind: 'answered', body: body as Record<string, unknown> }
  } catch (error) {
    return whyNot(error)
  }
}

function whyNot(error: unknown): Called {
  const { name, cause } = error as { name?: string; cause?: { code?: string; errors?: { code?: string }[] } }
  // Where a name has several addresses, the failure of each is one level deeper.
  const code = cause?.code ?? cause?.errors?.[0]?.code
  if (code !== undefined && unreached.has(code)) return { kind: 'unreached', code: 'unreached' }
  if (name === 'TimeoutError') return { kind: 'lost', code: 'timeout' }
  return { kind: 'lost', code: name === 'SyntaxError' ? 'nonsense' : 'cut' }
}
