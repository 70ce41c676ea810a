import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readServerConfig } from '../../config/server'
import { onMariadb } from '../support/databases'
import { startTestServer } from '../support/server'

/** The certificate of an authority that has vouched for nobody. */
function makeAuthority(folder: string): string {
  const file = join(folder, 'authority.pem')
  const key = ['-keyout', join(folder, 'key.pem'), '-out', file]
  spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=nobody', ...key])
  return file
}

onMariadb('A database whose authority is named', (make) => {
  const folder = mkdtempSync(join(tmpdir(), 'union-tls-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is not spoken to unless that authority vouches for it: no data go out in clear instead', async () => {
    const database = await make()
    const env = { DATABASE_TLS_CA: makeAuthority(folder) }
    await expect(startTestServer(database, env)).rejects.toThrow(/certificate|secure connection/i)
    await database.drop()
  })

  it('is asked for by a file that is there, or the server does not start', () => {
    const env = { DATABASE_URL: 'mysql://a:b@db/c', DATABASE_TLS_CA: join(folder, 'absent.pem') }
    expect(() => readServerConfig(env)).toThrow('DATABASE_TLS_CA names a file that cannot be read')
  })
})
