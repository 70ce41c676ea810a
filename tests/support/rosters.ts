import { writeXlsx } from '../../server/platform/spreadsheet'
import { isRunning } from '../../shared/membership/rosters'
import type { RosterView } from '../../shared/membership/rosters.contract'
import { newDocumentNumber, newPhone } from './people'
import type { Caller, TestServer } from './server'

export interface ListedPerson {
  name: string
  number: string
  phone?: string
  occupation?: string
  workplace?: string
}

/** A roster as a union would fill it in. */
export const makeRoster = (people: Iterable<ListedPerson>): Promise<Uint8Array> =>
  writeXlsx([
    {
      name: '会员名册',
      columns: ['姓名', '证件号码', '手机号', '职业', '单位'].map((header) => ({ header })),
      rows: rowsOf(people),
    },
  ])

function* rowsOf(people: Iterable<ListedPerson>) {
  for (const { name, number, phone, occupation, workplace } of people) {
    yield [name, number, phone ?? null, occupation ?? null, workplace ?? null]
  }
}

/** Somebody on a list whom nobody else in this run is. */
export const newListed = (given: Partial<ListedPerson> = {}): ListedPerson => ({
  name: '钱多多',
  number: newDocumentNumber(),
  phone: newPhone(),
  occupation: '外卖骑手',
  workplace: '演示站点',
  ...given,
})

/** The union the reviewer of the demo acts for. */
export async function ownUnionId(staff: Caller): Promise<string> {
  return (await staff.identity.getMe()).roles[0]!.organisationId
}

export const uploadRoster = async (staff: Caller, content: Uint8Array): Promise<RosterView> =>
  staff.rosters.uploadRoster({
    query: { organisationId: await ownUnionId(staff), fileName: '名册.xlsx' },
    upload: content,
  })

/** Lets the worker go on until the roster waits for somebody. */
export async function settle(server: TestServer, staff: Caller, { id }: { id: string }): Promise<RosterView> {
  for (;;) {
    const roster = await staff.rosters.getRoster({ params: { rosterId: id } })
    if (!isRunning(roster.state)) return roster
    await server.runJob('membership.rosters')
  }
}

/** A roster that was uploaded and checked. */
export const checkedRoster = async (server: TestServer, staff: Caller, people: Iterable<ListedPerson>) =>
  settle(server, staff, await uploadRoster(staff, await makeRoster(people)))

export async function importedRoster(server: TestServer, staff: Caller, people: Iterable<ListedPerson>) {
  const { id, version } = await checkedRoster(server, staff, people)
  return settle(server, staff, await staff.rosters.importRoster({ params: { rosterId: id }, body: { version } }))
}
