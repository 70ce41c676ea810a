import { AppError } from '../../shared/http/errors'
import type { Payee } from '../../shared/payments/payee'

/** An account out of its sealed column; it was checked on its way in. */
export const readPayee = (kept: string | null): Payee | null => (kept === null ? null : (JSON.parse(kept) as Payee))

const bare = (name: string): string => name.replace(/[\s·•・.]/g, '').toLowerCase()

/** The account is the person's own; whose name nobody has on record says it with the account. */
export function requireHolder(name: string | null, holder: string): void {
  if (name !== null && bare(name) !== bare(holder)) throw new AppError('payments.holder_other', undefined, 'payee')
}
