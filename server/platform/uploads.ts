import type { IncomingMessage } from 'node:http'
import type { Context } from 'koa'
import { AppError } from '../../shared/http/errors'
import type { Upload } from '../../shared/http/files'

/** The bytes of a request that brings a file; refused as soon as there are more than the contract takes. */
export async function receive(request: IncomingMessage, { types, maxBytes }: Upload, type: string): Promise<Buffer> {
  if (!types.includes(type.split(';')[0]!.trim().toLowerCase())) throw new AppError('request.unsupported_media')
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new AppError('request.too_large')
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBytes) throw new AppError('request.too_large')
    chunks.push(chunk)
  }
  if (length === 0) throw new AppError('request.malformed')
  return Buffer.concat(chunks)
}

/** A POST without a body still says `content-length: 0`, which is no content of a wrong kind. */
export const hasContent = (ctx: Context): boolean =>
  (ctx.request.length ?? 0) > 0 || ctx.get('transfer-encoding') !== ''
