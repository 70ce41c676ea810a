import { maskPhone } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import type { OwnDataView } from '../../shared/privacy/contract'
import { findPerson, findSignIns } from '../identity'
import { findGrantHistory } from '../organisations'
import type { Db } from '../platform/db'
import { Consent, Correction } from './entities'
import { type PersonalPart, personalData } from './hooks'

const rowsShown = 20

/** What the lower features and this one keep; upper ones register with `personalData`. */
async function collect(db: Db, personId: string): Promise<PersonalPart[]> {
  const person = await findPerson(db, personId)
  const { wechat, sessions } = await findSignIns(db, personId)
  const grants = await findGrantHistory(db, [personId])
  const consents = await db.find(Consent, { where: { personId }, order: { id: 'DESC' } })
  const corrections = await db.find(Correction, { where: { personId }, order: { id: 'DESC' } })
  const { name, phone, documentKind, documentNumber, documentExpiry, assurance, assuredAt, createdAt } = person
  const account = { name, phone, documentKind, documentNumber, documentExpiry, assurance, assuredAt, createdAt }
  return [
    { part: 'account', rows: [account] },
    { part: 'wechat', rows: wechat.map(({ openid, createdAt }) => ({ openid, createdAt })) },
    {
      part: 'sessions',
      rows: sessions.map(({ way, createdAt, lastSeenAt, endedAt }) => ({ way, createdAt, lastSeenAt, endedAt })),
    },
    {
      part: 'roles',
      rows: grants.map(({ role, organisationName: organisation, grantedAt, endedAt }) => ({
        role,
        organisation,
        grantedAt,
        endedAt,
      })),
    },
    {
      part: 'consents',
      rows: consents.map(({ purpose, noticeVersion, givenAt, withdrawnAt, subjectId }) => ({
        purpose,
        forChild: subjectId !== personId,
        noticeVersion,
        givenAt,
        withdrawnAt,
      })),
    },
    { part: 'corrections', rows: corrections.map(drawCorrection) },
    ...(await personalData.run(db, personId)).flat(),
  ]
}

function drawCorrection({ field, before, after, reason, state, filedAt, decidedAt, remark }: Correction) {
  const values =
    field === 'documentNumber'
      ? { beforeNumber: before, afterNumber: after }
      : { beforeValue: before, afterValue: after }
  return { field, ...values, reason, state, filedAt, decidedAt, remark }
}

/** Everything by parts, as it can be read on a page: numbers masked, the newest twenty of each. */
export async function viewData(db: Db, personId: string, now: Date): Promise<OwnDataView> {
  const parts = await collect(db, personId)
  return {
    at: now.toISOString(),
    parts: parts
      .filter(({ rows }) => rows.length > 0)
      .map(({ part, rows }) => ({ part, count: rows.length, rows: rows.slice(0, rowsShown).map(drawRow) })),
  }
}

/** The same as a file, every row. Numbers are whole only for who proved a moment ago who they are: phones lie about unlocked. */
export async function downloadData(db: Db, personId: string, isWhole: boolean, now: Date) {
  const parts = await collect(db, personId)
  const content = {
    at: now.toISOString(),
    parts: Object.fromEntries(parts.map(({ part, rows }) => [part, isWhole ? rows : rows.map(maskRow)])),
  }
  return {
    name: `my-data-${now.toISOString().slice(0, 10)}.json`,
    type: 'application/json',
    content: Buffer.from(JSON.stringify(content, null, 2), 'utf8'),
  }
}

const drawRow = (row: Record<string, unknown>) =>
  Object.entries(maskRow(row))
    .filter(([field, value]) => value !== null && value !== undefined && value !== '' && field !== 'signature')
    .map(([field, value]) => ({ field, value: toText(value) }))

const maskRow = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [field, mask(field, value)]))

function mask(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null
  if (field === 'phone') return maskPhone(value)
  if (field === 'openid') return `${value.slice(0, 4)}****`
  return /^(document|before|after|account)Number$/.test(field) ? maskDocumentNumber(value) : value
}

const toText = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value)
