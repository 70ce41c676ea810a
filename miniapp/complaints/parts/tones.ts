import type { ComplaintState } from '../../../shared/complaints/states'
import type { Tone } from '../../ui'

/** The colour that goes with a state's word; the desk takes the same. */
export const complaintTones: Record<ComplaintState, Tone> = { submitted: 'warn', answered: 'ok', closed: 'grey' }
