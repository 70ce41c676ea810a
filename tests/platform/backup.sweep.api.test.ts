import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Database } from '../../server/platform/db'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { startTestServer, useServer } from '../support/server'

onEveryDatabase('A backup', (make) => {
  const server = useServer(make)
  const folder = mkdtempSync(join(tmpdir(), 'union-backup-'))
  const passphrase = join(folder, 'passphrase')
  const targets: TestDatabase[] = []
  beforeAll(() => writeFileSync(passphrase, 'only for this test\n', { mode: 0o600 }))
  afterAll(async () => {
    for (const target of targets) await target.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const run = (script: string, argument: string, database: TestDatabase, env: Record<string, string> = {}) => {
    const { PATH = '', HOME = '' } = process.env
    const done = spawnSync('bash', [resolve('config/deploy', script), argument], {
      env: { PATH, HOME, BACKUP_PASSPHRASE_FILE: passphrase, ...database.env, ...env },
      encoding: 'utf8',
    })
    return { status: done.status, printed: `${done.stdout}${done.stderr}`, said: done.stdout.trim() }
  }
  let count = 0
  const backUp = () => {
    count += 1
    return run('backup.sh', join(folder, `backups${count}`), server.testDatabase)
  }
  const newTarget = async () => {
    const target = await make()
    targets.push(target)
    return target
  }

  it('brings everything back into an empty database, row by row and file by file', async () => {
    const person = await newPerson(server)
    const application = await submitted(person, { name: '𠮷田·阿卜杜拉', workplace: 'd\'Artagnan \\ "站点"' })
    const file = await server.ports.storage.put(Buffer.from('a paper'))
    const { status, said, printed } = backUp()
    expect([status, printed]).toEqual([0, `${said}\n`])
    const before = await checksums(server.database)

    const target = await newTarget()
    expect(run('restore.sh', said, target)).toMatchObject({ status: 0 })
    const restored = await startTestServer(target)
    expect(await checksums(restored.database)).toEqual(before)
    expect((await restored.ports.storage.get(file)).toString()).toBe('a paper')
    const again = restored.withToken(person.token!)
    const found = await again.membership.getApplication({ params: { applicationId: application.id } })
    expect(found.content.name).toBe('𠮷田·阿卜杜拉')
    await restored.close()
  })

  it('never writes over what is there', () => {
    const refused = run('restore.sh', backUp().said, server.testDatabase)
    expect(refused).toMatchObject({ status: 1, printed: expect.stringContaining('not empty') })
  })

  it('says that it is damaged, or that the passphrase is another, before anything is written', async () => {
    const { said } = backUp()
    const target = await newTarget()
    const other = join(folder, 'other')
    writeFileSync(other, 'another\n')
    const closed = run('restore.sh', said, target, { BACKUP_PASSPHRASE_FILE: other })
    expect(closed).toMatchObject({ status: 1, printed: expect.stringContaining('does not open') })
    appendFileSync(join(said, 'database.gpg'), 'x')
    const damaged = run('restore.sh', said, target)
    expect(damaged).toMatchObject({ status: 1, printed: expect.stringContaining('damaged') })
    expect(readdirSync(target.env.DATA_DIR!)).toEqual([])
  })

  it('holds nothing in clear, and leaves nothing beside it', () => {
    const { said } = backUp()
    expect(readdirSync(said).sort()).toEqual(['KIND', 'SHA256SUMS', 'database.gpg', 'files.gpg'])
    const bytes = readFileSync(join(said, 'database.gpg'))
    for (const word of ['CREATE TABLE', 'SQLite format', 'applications']) expect(bytes.includes(word)).toBe(false)
    expect(readdirSync(join(said, '..'))).toHaveLength(1)
  })
})

/** How many rows each table has, and their hash. */
async function checksums({ source }: Database): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const { tablePath, primaryColumns } of source.entityMetadatas) {
    const order = primaryColumns.map(({ databaseName }) => databaseName).join(', ')
    const rows: unknown[] = await source.query(`SELECT * FROM ${tablePath} ORDER BY ${order}`)
    sums[tablePath] = `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`
  }
  return sums
}
