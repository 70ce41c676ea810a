import { maskAccount } from '../../shared/payments/payee'
import { readPayee } from '../payments'

/** An account with its number masked. */
export function drawPayee(kept: string | null) {
  const payee = readPayee(kept)
  return payee && { holder: payee.holder, bank: payee.bank, number: maskAccount(payee.number) }
}
