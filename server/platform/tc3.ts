import { createHash, createHmac } from 'node:crypto'

interface Tc3 {
  secretId: string
  secretKey: string
  service: string
  host: string
  /** Seconds since 1970. */
  timestamp: number
  payload: string
}

export const tc3ContentType = 'application/json; charset=utf-8'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The Authorization header of a POST to Tencent Cloud's API 3.0 (TC3-HMAC-SHA256, signature v3). */
export function signTc3({ secretId, secretKey, service, host, timestamp, payload }: Tc3): string {
  const signedHeaders = 'content-type;host'
  const headers = `content-type:${tc3ContentType}\nhost:${host}\n`
  const request = ['POST', '/', '', headers, signedHeaders, hash(payload)].join('\n')
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const key = mac(mac(mac(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = mac(key, ['TC3-HMAC-SHA256', timestamp, scope, hash(request)].join('\n')).toString('hex')
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}
