import { Organisation } from '../../server/organisations'
import { addGrant } from '../../server/seeds/organisations'
import type { Caller, TestServer } from './server'

type Filed = Parameters<Caller['complaints']['fileComplaint']>[0]['body']
export type Decision = Parameters<Caller['complaintsDesk']['decideComplaint']>[0]['body']

export interface Complaining {
  unions: Record<'city' | 'chaoyang' | 'jinzhan', string>
  /** Admins of the whole city, of 朝阳 and of 金盏. */
  cityAdmin: Caller
  districtAdmin: Caller
  streetAdmin: Caller
}

/** Three unions one above the other, each with an admin; filled in before the first test of a `describe` runs. */
export function useComplaining(server: TestServer): Complaining {
  const held = {} as Complaining
  beforeAll(async () => {
    const find = async (name: string) =>
      (await server.database.reader.findOneByOrFail(Organisation, { name: `${name}总工会(演示)` })).id
    held.unions = { city: await find('市'), chaoyang: await find('朝阳区'), jinzhan: await find('金盏地区') }
    held.districtAdmin = await server.as('orgAdmin')
    held.cityAdmin = await server.as('auditor')
    held.streetAdmin = await server.as('reviewer')
    await grantAdmin(server, held.cityAdmin, held.unions.city)
    await grantAdmin(server, held.streetAdmin, held.unions.jinzhan)
  })
  return held
}

export async function grantAdmin(server: TestServer, caller: Caller, organisationId: string): Promise<void> {
  const { id } = await caller.identity.getMe()
  await server.database.transaction((db) => addGrant(db, id, 'orgAdmin', organisationId, server.clock.now()))
}

/** A suggestion about the program by name; a test states only what matters to it. */
export const fileComplaint = (person: Caller, given: Partial<Filed> = {}) =>
  person.complaints.fileComplaint({
    body: { kind: 'suggestion', organisationId: null, words: '驿站想要热水', unnamed: false, ...given },
  })
export const caseOf = (by: Caller, complaintId: string) =>
  by.complaintsDesk.getComplaintCase({ params: { complaintId } })
export const decide = (by: Caller, complaintId: string, body: Decision) =>
  by.complaintsDesk.decideComplaint({ params: { complaintId }, body })
export const answer = (words: string, version: number): Decision => ({ decision: 'answer', version, words })
export const queueOf = async (by: Caller, q?: string) =>
  (await by.desk.listWorkItems({ query: { feature: 'complaints', ...(q ? { q } : {}) } })).items
