import { parseArgs } from 'node:util'
import { ConfigProblems, readServerConfig } from '../config/server'
import { makeFirstAdmin, resetFactorByPhone } from './installation'
import { createLog } from './platform/log'
import { openFoundation, requireFit } from './start'

const usage = `What only the installation itself can do, audited:

  npm run admin -- first-admin --phone 13800008000 --union 某某市总工会 [--region 110000]
      makes the municipal union where there is none, and its first administrator, who signs in with this phone;
      refused once somebody administers it

  npm run admin -- reset-second-factor --phone 13800008000
      takes away the authenticator of a member of staff who lost it and has nobody above to ask

With the embedded database, stop the server first: the data folder belongs to one process.
`

/** Says what was done, or why not; the exit code tells the same. */
async function run(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { phone: { type: 'string' }, union: { type: 'string' }, region: { type: 'string' } },
  })
  const [act] = positionals
  const { phone = '', union, region } = values
  if (act !== 'first-admin' && act !== 'reset-second-factor') throw new Error(usage)
  if (!/^1[3-9]\d{9}$/.test(phone)) throw new Error('--phone must be a mobile number of 11 digits')
  if (region !== undefined && !/^\d{6}$/.test(region)) throw new Error('--region must be 6 digits of GB/T 2260')
  const config = await requireFit(() => readServerConfig(process.env))
  const { database, ports, close } = await openFoundation(config, { log: createLog('warn') })
  try {
    const name = union ?? config.unionName
    const now = ports.clock.now()
    return act === 'first-admin'
      ? await makeFirstAdmin(database, { phone, name, region: region ?? null }, ports.random, now)
      : await resetFactorByPhone(database, phone, now)
  } finally {
    await close()
  }
}

process.umask(0o077)
run(process.argv.slice(2)).then(
  (done) => {
    process.stdout.write(`${done}\n`)
    process.exit(0)
  },
  (error: unknown) => {
    const message = error instanceof ConfigProblems || error instanceof Error ? error.message : String(error)
    process.stderr.write(`${message}\n`)
    process.exit(1)
  },
)
