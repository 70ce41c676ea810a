import { dayMessages, daySms } from '../../shared/classes/dayMessages'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { personalData, registerRetention } from '../privacy'
import { deleteOldDays, describeDays, moveDays } from './days.privacy'

/** What days in class tell lower features. */
export function registerDays(): void {
  registerTemplates('classDays', dayMessages, {
    absent: { sms: { text: daySms.absent, params: ['className'] } },
    asks: { sms: { text: daySms.asks, params: ['className'] } },
    incident: { sms: { text: daySms.incident, params: ['className'] } },
    pickedUp: { subscribe: 'result' },
  })
  personMoved.register('classes.days', moveDays)
  personalData.register('classes.days', describeDays)
  registerRetention({ name: 'classes.days', erase: deleteOldDays })
}
