import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { maskName } from '../../shared/identity/masks'
import type { CertificateView, learningContests } from '../../shared/learning/contests.contract'
import { requireLeft, type Spend, spend } from '../platform/budgets'
import type { OpenCall } from '../platform/handlers'
import { findCertificate } from './contests.queries'

/** What is printed on a certificate, and no more. Only wrong codes are counted: a whole hall shares one address. */
export async function checkCertificate({
  database,
  ports: { config },
  address,
  params: { certificateCode: code },
  now,
}: OpenCall<(typeof learningContests)['checkCertificate']>): Promise<CertificateView> {
  const tries: Spend = { limit: 'wrongCertificatesPerAddressHour', subject: address, windowSeconds: 3_600 }
  await requireLeft(database.reader, config, now, tries)
  const found = await findCertificate(database.reader, code)
  if (!found) {
    await spend(database, config, now, [tries])
    throw new AppError('learning.certificate_not_found')
  }
  const { contest, entry, person, issuedAt } = found
  return {
    ...{ code, contest: contest!.content.name, team: entry!.name, group: entry!.groupName, award: entry!.award! },
    name: maskName(person?.name ?? ''),
    organisation: contest!.organisation!.name,
    issuedOn: shanghaiDay(issuedAt),
  }
}
