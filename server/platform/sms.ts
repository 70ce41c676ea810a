import type { Log } from './log'

export interface Sms {
  /** Sends a sign-in code; throws where the provider did not take it. */
  sendCode(phone: string, code: string): Promise<void>
}

/** For development: tells on the console that a message would go out, never what it says outside demo mode. */
export const createConsoleSms = (log: Log): Sms => ({
  async sendCode(phone) {
    log.info({ to: `${phone.slice(0, 3)}****${phone.slice(-4)}` }, 'sms: sign-in code')
  },
})
