import * as z from 'zod/mini'
import { type SubscribeKind, subscribeFields, subscribeKinds } from '../shared/notifications/subscribe'

/** A WeChat template: its id, and which of its keys takes which of our fields. */
export interface SubscribeTemplate {
  id: string
  fields: Partial<Record<(typeof subscribeFields)[number], string>>
}

export type SmsConfig =
  | { provider: 'console' }
  | {
      provider: 'tencent'
      apiBase: string
      region: string
      appId: string
      signName: string
      secretId: string
      secretKey: string
      /** Provider's template ids by `feature.template.language`. */
      templates: Record<string, string>
    }

export interface OutboxConfig {
  /** How often a message is tried before it is left to the desk. */
  tries: number
  backoffSeconds: number
  /** How long a worker that was killed keeps what it was sending. */
  leaseSeconds: number
  /** Messages of a channel that one worker sends at once. */
  concurrency: number
  /** How long after a lost answer the SMS provider is asked, and for how long an SMS it does not know may still be on its way. */
  askSeconds: number
  settleSeconds: number
}

export interface MessagesConfig {
  readonly sms: SmsConfig
  readonly subscribeTemplates: Partial<Record<SubscribeKind, SubscribeTemplate>>
  readonly outbox: OutboxConfig
  /** How long WeChat or the SMS provider may take to answer. */
  readonly outsideTimeoutMs: number
}

const text = (max: number) => z.optional(z.string().check(z.minLength(1), z.maxLength(max)))
const whole = (min: number, max: number) =>
  z.optional(
    z.string().check(
      z.regex(/^\d{1,9}$/),
      z.refine((value) => Number(value) >= min && Number(value) <= max),
    ),
  )

/** What the environment says of messages. */
export const messagesEnvironment = {
  SMS_PROVIDER: z.optional(z.enum(['console', 'tencent'])),
  SMS_API_BASE: z.optional(z.url()),
  SMS_REGION: text(40),
  SMS_APP_ID: text(20),
  SMS_SIGN_NAME: text(40),
  SMS_SECRET_ID: text(100),
  SMS_SECRET_KEY: text(100),
  SMS_TEMPLATES: text(20_000),
  WECHAT_TEMPLATES: text(20_000),
  OUTSIDE_TIMEOUT_MS: whole(50, 30_000),
  OUTBOX_TRIES: whole(1, 100),
  OUTBOX_BACKOFF_SECONDS: whole(0, 3_600),
  OUTBOX_LEASE_SECONDS: whole(1, 3_600),
  OUTBOX_CONCURRENCY: whole(1, 100),
  SMS_ASK_SECONDS: whole(0, 3_600),
  SMS_SETTLE_SECONDS: whole(0, 86_400),
}
type Variables = { [K in keyof typeof messagesEnvironment]?: string | undefined }

export function readMessages(vars: Variables, problems: string[]): MessagesConfig {
  const outsideTimeoutMs = Number(vars.OUTSIDE_TIMEOUT_MS ?? 5_000)
  return {
    sms: readSms(vars, problems),
    subscribeTemplates: readSubscribeTemplates(vars.WECHAT_TEMPLATES, problems),
    outbox: readOutbox(vars, outsideTimeoutMs, problems),
    outsideTimeoutMs,
  }
}

const readSms = (vars: Variables, problems: string[]): SmsConfig => {
  if (vars.SMS_PROVIDER !== 'tencent') return { provider: 'console' }
  const required = (name: 'SMS_APP_ID' | 'SMS_SIGN_NAME' | 'SMS_SECRET_ID' | 'SMS_SECRET_KEY'): string => {
    if (vars[name] === undefined) problems.push(`${name} is missing: SMS_PROVIDER=tencent needs it`)
    return vars[name] ?? ''
  }
  return {
    provider: 'tencent',
    apiBase: vars.SMS_API_BASE?.replace(/\/+$/, '') ?? 'https://sms.tencentcloudapi.com',
    region: vars.SMS_REGION ?? 'ap-guangzhou',
    appId: required('SMS_APP_ID'),
    signName: required('SMS_SIGN_NAME'),
    secretId: required('SMS_SECRET_ID'),
    secretKey: required('SMS_SECRET_KEY'),
    templates: readSmsTemplates(vars.SMS_TEMPLATES ?? '', problems),
  }
}

function readSmsTemplates(given: string, problems: string[]): Record<string, string> {
  const pairs = given.split(',').filter((pair) => pair.trim() !== '')
  const read = pairs.map((pair) => /^\s*([a-zA-Z]+\.[a-zA-Z]+\.(?:zh|en))\s*=\s*(\d{1,12})\s*$/.exec(pair))
  if (read.includes(null)) problems.push('SMS_TEMPLATES must read feature.template.zh=id,feature.template.en=id')
  return Object.fromEntries(read.flatMap((match) => (match ? [[match[1]!, match[2]!]] : [])))
}

const templates = z.partialRecord(
  z.enum(subscribeKinds),
  z.object({
    id: z.string().check(z.regex(/^[\w-]{1,64}$/)),
    fields: z.partialRecord(z.enum(subscribeFields), z.string().check(z.regex(/^[a-z_]+\d{1,2}$/))),
  }),
)

function readSubscribeTemplates(
  given: string | undefined,
  problems: string[],
): Partial<Record<SubscribeKind, SubscribeTemplate>> {
  if (given === undefined) return {}
  try {
    return templates.parse(JSON.parse(given)) as Partial<Record<SubscribeKind, SubscribeTemplate>>
  } catch {
    problems.push(
      `WECHAT_TEMPLATES must be JSON: {"${subscribeKinds[0]}":{"id":"…","fields":{"what":"thing1","note":"thing2","at":"time3"}}}`,
    )
    return {}
  }
}

function readOutbox(vars: Variables, outsideTimeoutMs: number, problems: string[]): OutboxConfig {
  const number = (value: string | undefined, fallback: number) => (value === undefined ? fallback : Number(value))
  const leaseSeconds = number(vars.OUTBOX_LEASE_SECONDS, 60)
  // A call that outlives its lease would be made again by another worker while it is under way.
  if (leaseSeconds * 1000 < outsideTimeoutMs * 3) {
    problems.push('OUTBOX_LEASE_SECONDS must be at least three times OUTSIDE_TIMEOUT_MS')
  }
  return {
    tries: number(vars.OUTBOX_TRIES, 12),
    backoffSeconds: number(vars.OUTBOX_BACKOFF_SECONDS, 10),
    leaseSeconds,
    concurrency: number(vars.OUTBOX_CONCURRENCY, 16),
    askSeconds: number(vars.SMS_ASK_SECONDS, 10),
    settleSeconds: number(vars.SMS_SETTLE_SECONDS, 600),
  }
}
