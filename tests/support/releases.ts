import { Person } from '../../server/identity'
import type { Caller, TestServer } from './server'

type Decision = Parameters<Caller['releasesDesk']['decideRelease']>[0]['body']
type WithoutVersion<T> = T extends unknown ? Omit<T, 'version'> : never

/** The steps that stories of numbers in use are told with. */
export function releaseSteps(server: TestServer) {
  const at = ({ id }: { id: string }) => ({ params: { releaseId: id } })
  return {
    at,
    person: (id: string) => server.database.reader.findOneByOrFail(Person, { id }),
    idOf: async (caller: Caller) => (await caller.identity.getMe()).id,
    /** What the inbox says, newest first. */
    titles: async (caller: Caller) =>
      (await caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title),
    /** Decides what the reviewer sees now. */
    decide: async (by: Caller, release: { id: string }, decision: WithoutVersion<Decision>) => {
      const { version } = await by.releasesDesk.getReleaseCase(at(release))
      return by.releasesDesk.decideRelease({ ...at(release), body: { ...decision, version } as Decision })
    },
    approve: async (by: Caller, { id }: { id: string }) => {
      const params = { applicationId: id }
      const { version } = await by.membershipDesk.getCase({ params })
      return by.membershipDesk.decideApplication({ params, body: { decision: 'approve', version } })
    },
  }
}
