import { AppError } from '../../shared/http/errors'
import type { Log } from './log'

export interface Sms {
  /** Sends a sign-in code; throws where the provider did not take it. */
  sendCode(phone: string, code: string): Promise<void>
}

/** For development: tells on the console that a message would go out, never what it says. In production it refuses, rather than let people wait for a message that nobody sends. */
export const createConsoleSms = (log: Log, isProduction: boolean): Sms => ({
  async sendCode(phone) {
    if (isProduction) throw new AppError('server.outside_failed', { service: 'sms' })
    log.info({ to: `${phone.slice(0, 3)}****${phone.slice(-4)}` }, 'sms: sign-in code')
  },
})
