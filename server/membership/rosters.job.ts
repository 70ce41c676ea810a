import type { JobKind } from '../platform/jobs'
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
    for (const roster of await findRunningRosters(database.reader)) {
      if (isOver()) break
      if (roster.state === 'reading') await stageRoster(database, ports, roster, now)
      if (roster.state === 'importing') await importRows(database, ports, roster, now, isOver)
      if (roster.state === 'undoing') await takeBackRows(database, roster, now, isOver)
    }
    await removeReadFiles(database, ports)
  },
}
