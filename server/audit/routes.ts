import type { audit } from '../../shared/audit/contract'
import type { Handlers } from '../platform/handlers'
import * as service from './service'
import { verify } from './verification'

export const routes: Handlers<typeof audit> = {
  listAudit: ({ db, actor, query }) => service.listAudit(db, actor, query),
  verifyAudit: ({ db, ports }) => verify(db, ports.config),
  exportAudit: ({ db, actor, query, locale, now }) => service.exportAudit(db, actor, query, locale, now),
}
