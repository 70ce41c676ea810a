import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { queryAt } from './mariadb'
import { within } from './waiting'

export interface GaleraNode {
  readonly host: string
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** Starts it again; what it missed is sent to it by the others. */
  start(): Promise<void>
  query(sql: string): Promise<unknown[]>
}

export interface Galera {
  nodes: GaleraNode[]
  stop(): Promise<void>
}

const path = [process.env.PATH, '/usr/sbin', '/usr/local/sbin', resolve('tests/support/galera')].join(':')
const env: NodeJS.ProcessEnv = { ...process.env, PATH: path }
const libraries = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so']
const size = 3

/**
 * A cluster of three MariaDB nodes on this machine. All begin with copies of one folder, so that none has to be sent the whole
 * of it, for which other programs would be needed: `galera/wsrep_sst_missed` hands on where it is.
 */
export async function startGalera(): Promise<Galera> {
  const home = mkdtempSync(join(tmpdir(), 'union-galera-'))
  env.GALERA_HOME = home
  const ports = await freePorts(size * 3)
  const peers = Array.from({ length: size }, (_, at) => `127.0.0.1:${ports[at * 3 + 1]}`).join(',')
  const nodes = Array.from({ length: size }, (_, at) => createNode(home, at, ports.slice(at * 3, at * 3 + 3), peers))
  const [first, ...others] = nodes as [Node, ...Node[]]
  execFileSync(
    'mariadb-install-db',
    ['--no-defaults', `--user=${userInfo().username}`, `--datadir=${first.data}`, ...installOptions],
    { env, stdio: 'ignore' },
  )
  await first.run(['--wsrep-new-cluster'])
  await first.end('SIGTERM')
  for (const { data } of others) cpSync(first.data, data, { recursive: true })
  await first.run(['--wsrep-new-cluster'])
  for (const node of others) await node.run([])
  return {
    nodes,
    async stop() {
      await Promise.all(nodes.map((node) => node.end('SIGKILL')))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const installOptions = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve']

interface Node extends GaleraNode {
  data: string
  run(options: string[]): Promise<void>
  end(signal: NodeJS.Signals): Promise<void>
}

function createNode(home: string, at: number, [port, group, transfer]: number[], peers: string): Node {
  const data = join(home, `n${at}`)
  const log = join(home, `n${at}.log`)
  const url = `mysql://root:@127.0.0.1:${port}`
  const options = [
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--datadir=${data}`,
    `--tmpdir=${data}`,
    `--socket=${join(home, `n${at}.sock`)}`,
    `--pid-file=${join(home, `n${at}.pid`)}`,
    `--port=${port}`,
    ...commonOptions,
    `--wsrep-provider=${libraries.find((path) => existsSync(path))}`,
    `--wsrep-cluster-address=gcomm://${peers}`,
    `--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:${group};ist.recv_addr=127.0.0.1:${transfer};gcache.size=64M`,
    `--wsrep-node-address=127.0.0.1:${group}`,
  ]
  let child: ChildProcess | undefined
  const node: Node = {
    host: `127.0.0.1:${port}`,
    data,
    query: (sql) => queryAt(url, sql),
    async run(more) {
      const out = openSync(log, 'a')
      child = spawn('mariadbd', [...options, ...more], { env, stdio: ['ignore', out, out] })
      const isSynced = async () => {
        if (child?.exitCode !== null) throw new Error(`a node ended:\n${lastLines(log)}`)
        const [row] = (await node.query("SHOW STATUS LIKE 'wsrep_local_state_comment'")) as [{ Value: string }]
        return row.Value === 'Synced'
      }
      await within(60, () => isSynced().catch((error) => (child?.exitCode === null ? false : Promise.reject(error))))
    },
    async end(signal) {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
    kill: () => node.end('SIGKILL'),
    async start() {
      // Where its own log ends: the others send what came after.
      const out = join(home, `n${at}.recovery`)
      execFileSync('mariadbd', [...options, '--wsrep-recover', `--log-error=${out}`], { env, stdio: 'ignore' })
      const position = /Recovered position: ([0-9a-f-]{36}:-?\d+)/.exec(readFileSync(out, 'utf8'))?.[1]
      rmSync(out)
      await node.run(position === undefined ? [] : [`--wsrep-start-position=${position}`])
    },
  }
  return node
}

const commonOptions = [
  '--bind-address=127.0.0.1',
  '--skip-name-resolve',
  '--character-set-server=utf8mb4',
  '--default-time-zone=+00:00',
  '--max-connections=300',
  '--innodb-buffer-pool-size=64M',
  '--innodb-log-file-size=32M',
  '--innodb-autoinc-lock-mode=2',
  '--innodb-flush-log-at-trx-commit=1',
  '--binlog-format=ROW',
  '--wsrep-on=ON',
  '--wsrep-cluster-name=union',
  '--wsrep-sst-method=missed',
]

const lastLines = (file: string): string => readFileSync(file, 'utf8').split('\n').slice(-15).join('\n')

async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(probes.map((probe) => once(probe, 'listening')))
  const ports = probes.map((probe) => (probe.address() as AddressInfo).port)
  await Promise.all(probes.map((probe) => new Promise((closed) => probe.close(closed))))
  return ports
}
