import pino, { type DestinationStream, type Logger } from 'pino'

/** Keys whose values never reach a log, at whatever depth up to three. */
const secretKeys = [
  'authorization',
  'token',
  'code',
  'demoCode',
  'secret',
  'phone',
  'name',
  'documentNumber',
  'signature',
  'qr',
  'body',
  'parameters',
]

export type Log = Logger

export function createLog(level: string, sink?: DestinationStream): Log {
  const paths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])
  const options = {
    level,
    base: null,
    redact: { paths, censor: '[redacted]' },
    serializers: { err: serializeError },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return sink ? pino(options, sink) : pino(options)
}

/** A query's error quotes its values: keep what tells the programmer, drop the values. */
function serializeError(error: unknown) {
  if (!(error instanceof Error)) return { message: typeof error }
  const { code } = error as { code?: string }
  const stack = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '))
  const message = 'query' in error ? 'query failed' : error.message
  return { type: error.name, code, message, stack: stack?.join('\n') }
}
