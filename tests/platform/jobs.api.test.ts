import { Job } from '../../server/platform/entities'
import { runDueJobs } from '../../server/platform/jobs'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

onEveryDatabase('The worker', (make) => {
  const server = useServer(make)
  const run = () => runDueJobs(server.database, server.ports)
  const sweepRow = () => server.database.reader.findOneByOrFail(Job, { name: 'platform.sweep' })

  it('runs a job when it is due and not before', async () => {
    await run()
    const first = (await sweepRow()).lastRunAt
    server.clock.advance(599)
    await run()
    expect((await sweepRow()).lastRunAt).toEqual(first)
    server.clock.advance(1)
    await run()
    expect((await sweepRow()).lastRunAt).toEqual(server.clock.now())
  })

  it('goes on when the clock is put back: no job waits for a year that was never there', async () => {
    const now = server.clock.now()
    server.clock.set('2031-01-01T00:00:00.000Z')
    await run()
    server.clock.set(now.toISOString())
    await run()
    expect((await sweepRow()).lastRunAt).toEqual(now)
  })

  it('takes over from one that was killed when its lease is over, of two workers one', async () => {
    const now = server.clock.now()
    server.clock.advance(3_600)
    const leasedUntil = new Date(server.clock.now().getTime() + 30_000)
    await server.database.transaction((db) =>
      db.update(Job, { name: 'platform.sweep' }, { holder: 'killed', leasedUntil }),
    )
    await run()
    expect((await sweepRow()).lastRunAt).toEqual(now)
    server.clock.advance(31)
    await Promise.all([run(), run()])
    expect(await sweepRow()).toMatchObject({ lastRunAt: server.clock.now(), holder: null, leasedUntil: null })
  })
})
