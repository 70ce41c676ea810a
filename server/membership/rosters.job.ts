import type { JobKind } from '../platform/jobs'
import type { Roster } from './rosters.entities'
import { importRows } from './rosters.importing'
import { findRunningRosters } from './rosters.queries'
import { removeReadFiles, stageRoster } from './rosters.staging'
import { takeBackRows } from './rosters.undoing'

/** How long one run goes on: other jobs wait for it, and the next run goes on where it stopped. */
const runMs = 5_000

/** Reads, imports and takes back rosters, oldest first. */
export const rosterJob: JobKind = {
  name: 'membership.rosters',
  everySeconds: 1,
  async run({ database, ports, now }) {
    const until = performance.now() + runMs
    const isOver = () => performance.now() > until
    const goOn = async (roster: Roster) => {
      if (roster.state === 'reading') await stageRoster(database, ports, roster, now)
      if (roster.state === 'importing') await importRows(database, ports, roster, now, isOver)
      if (roster.state === 'undoing') await takeBackRows(database, roster, now, isOver)
    }
    let failure: unknown
    for (const roster of await findRunningRosters(database.reader)) {
      if (isOver()) break
      // One that fails comes round again, and holds up none behind it.
      await goOn(roster).catch((error: unknown) => {
        failure ??= error
      })
    }
    await removeReadFiles(database, ports)
    if (failure !== undefined) throw failure
  },
}
