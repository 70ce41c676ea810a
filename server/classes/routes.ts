import type { classes } from '../../shared/classes/contract'
import type { Handlers } from '../platform/handlers'

export const routes: Handlers<typeof classes> = {}
