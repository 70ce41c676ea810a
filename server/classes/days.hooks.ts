import { dayMessages, daySms } from '../../shared/classes/dayMessages'
import { registerTemplates } from '../notifications'

/** What days in class tell lower features. */
export function registerDays(): void {
  registerTemplates('classDays', dayMessages, {
    absent: { sms: { text: daySms.absent, params: ['className'] } },
    asks: { sms: { text: daySms.asks, params: ['className'] } },
    incident: { sms: { text: daySms.incident, params: ['className'] } },
    pickedUp: { subscribe: 'result' },
  })
}
