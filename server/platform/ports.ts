import type { ServerConfig } from '../../config/server'
import type { Clock } from './clock'
import type { Log } from './log'
import type { Random } from './random'
import type { Sms } from './sms'
import type { Storage } from './storage'
import type { Wechat } from './wechat'

/** What lies outside the process, chosen by configuration; nothing else in the server reaches it. */
export interface Ports {
  config: ServerConfig
  clock: Clock
  random: Random
  log: Log
  wechat: Wechat
  sms: Sms
  storage: Storage
}
