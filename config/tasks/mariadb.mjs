import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import mysql from 'mysql2/promise'
import { findProgram } from './machine.mjs'

const readyWithinMs = 60_000

/** Starts a MariaDB of its own in a temporary folder, which `stop` ends and removes: nothing else on the machine is touched. */
export async function startMariadb() {
  const folder = mkdtempSync(join(tmpdir(), 'union-mariadb-'))
  const data = join(folder, 'data')
  const user = userInfo().username
  try {
    install(data, user)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  const port = await freePort()
  const server = spawn(findProgram('mariadbd'), serverOptions(folder, data, user, port), {
    stdio: 'ignore',
    // Out of the terminal's process group: Ctrl-C reaches the tests first, and they end their database in order.
    detached: true,
  })
  const ended = new Promise((done) => server.once('exit', done))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const kill = () => {
    server.kill('SIGKILL')
    remove()
  }
  const stop = async () => {
    // Its data are thrown away: no orderly shutdown is waited for.
    server.kill('SIGKILL')
    await ended
    remove()
  }
  try {
    await waitUntilReady(port, server)
  } catch (error) {
    const log = readFileSync(join(folder, 'error.log'), 'utf8').split('\n').slice(-20).join('\n')
    await stop()
    throw new Error(`MariaDB did not start: ${error.message}\n${log}`)
  }
  return { url: `mysql://root:@127.0.0.1:${port}`, stop, kill }
}

function install(data, user) {
  const run = spawnSync(
    findProgram('mariadb-install-db'),
    [
      '--no-defaults',
      `--user=${user}`,
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
    ],
    { encoding: 'utf8' },
  )
  if (run.status !== 0) throw new Error(`mariadb-install-db failed:\n${run.stdout}${run.stderr}`)
}

function serverOptions(folder, data, user, port) {
  return [
    '--no-defaults',
    `--user=${user}`,
    `--datadir=${data}`,
    // A server that starts deletes what another left in a shared one, even while the other lives.
    `--tmpdir=${folder}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--log-error=${join(folder, 'error.log')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--innodb-buffer-pool-size=128M',
    '--innodb-log-file-size=48M',
    // Its data live as long as the tests do: nothing has to reach the disk.
    '--innodb-flush-log-at-trx-commit=2',
    '--innodb-flush-method=nosync',
    '--innodb-doublewrite=0',
    '--sync-frm=0',
    '--max-connections=600',
    '--character-set-server=utf8mb4',
    '--default-time-zone=+00:00',
  ]
}

async function waitUntilReady(port, server) {
  const until = Date.now() + readyWithinMs
  for (;;) {
    if (server.exitCode !== null) throw new Error(`it ended with code ${server.exitCode}`)
    try {
      const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' })
      await connection.end()
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await wait(50)
    }
  }
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}

// On its own it prints where it listens, and ends with whoever started it: when their end of its input is closed.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = await startMariadb()
  process.on('exit', server.kill)
  process.stdin.resume().once('close', () => process.exit(0))
  process.stdout.write(`${server.url}\n`)
}
