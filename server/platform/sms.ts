import { AppError } from '../../shared/http/errors'
import type { Locale } from '../../shared/i18n'
import { maskPhone } from '../../shared/identity/masks'
import type { Log } from './log'
import type { Handed } from './outside'

export interface SmsMessage {
  phone: string
  /** `feature.template`. */
  template: string
  locale: Locale
  /** What the template's {1}, {2} … stand for, in order. */
  params: string[]
  /** Ours: the provider gives it back when it is asked. */
  reference: string
}

/** What the provider knows of a message it may have been given. */
export type SmsTrace =
  | { kind: 'found'; providerId: string }
  /** It was given out, and the number's operator could not deliver it. */
  | { kind: 'undelivered'; code: string }
  | { kind: 'absent' }
  /** Something went to this number, and the provider does not say what. */
  | { kind: 'unclear' }
  | { kind: 'unanswered'; code: string }

export interface Sms {
  /** Sends a sign-in code; throws where the provider did not take it. */
  sendCode(phone: string, code: string, locale?: Locale): Promise<void>
  send(message: SmsMessage): Promise<Handed>
  /** Looks for a message by its reference, among those given out to the number since then. */
  ask(phone: string, reference: string, since: Date): Promise<SmsTrace>
}

/** For development: tells on the console that a message would go out, never what it says. In production it refuses, rather than let people wait for a message that nobody sends. */
export const createConsoleSms = (log: Log, isProduction: boolean): Sms => ({
  async sendCode(phone) {
    if (isProduction) throw new AppError('server.outside_failed', { service: 'sms' })
    log.info({ to: maskPhone(phone) }, 'sms: sign-in code')
  },
  async send({ phone, template }) {
    if (isProduction) return { kind: 'refused', code: 'sms.no_provider', isFinal: true }
    log.info({ to: maskPhone(phone), template }, 'sms')
    return { kind: 'sent', providerId: null }
  },
  // Nothing is lost between a console and us.
  ask: async () => ({ kind: 'absent' }),
})
