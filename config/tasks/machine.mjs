import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const searched = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/** The whole path of the first of these programs that is installed. */
export function findProgram(...names) {
  for (const name of names) {
    const found = searched.map((folder) => join(folder, name)).find(isExecutable)
    if (found) return found
  }
  return undefined
}

const isExecutable = (path) => may(path, constants.X_OK)
const isWritable = (path) => may(path, constants.W_OK)

function may(path, mode) {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

/** Without windows of its own it takes half the processor time of the whole browser. */
const headlessShell = 'chromium-headless-shell'

export const findChromium = () => findProgram(headlessShell, 'chromium', 'chromium-browser', 'google-chrome')

const enoughBytes = 8e9

/** A folder for what tests write and throw away: in memory, where no commit waits for a disk, if there is enough of it. */
export function makeScratch() {
  const memory = '/dev/shm'
  const isRoomy = isWritable(memory) && statfsSync(memory).bavail * statfsSync(memory).bsize > enoughBytes
  if (isRoomy) removeAbandoned(memory)
  const folder = mkdtempSync(join(isRoomy ? memory : tmpdir(), `${scratchName}${process.pid}-`))
  // Programs under test run as other users, too.
  chmodSync(folder, 0o1777)
  return folder
}

const scratchName = 'union-tests-'

/** What runs that were killed left in memory. */
function removeAbandoned(memory) {
  for (const name of readdirSync(memory).filter((one) => one.startsWith(scratchName))) {
    if (!existsSync(`/proc/${name.split('-')[2]}`)) rmSync(join(memory, name), { recursive: true, force: true })
  }
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  if (listed.status === 0) return listed.stdout.trim() !== ''
  const folder = '/usr/share/fonts/opentype/noto'
  return existsSync(folder) && readdirSync(folder).some((file) => file.startsWith('NotoSansCJK'))
}

const galeraLibraries = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so']

// The core packages bring the programs without a service that would start by itself.
const needs = [
  {
    what: 'MariaDB (mariadbd and mariadb-install-db)',
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    isThere: () => ['mariadbd', 'mariadb-install-db', 'my_print_defaults'].every((name) => findProgram(name)),
  },
  {
    what: 'what backups are made with (mariadb-dump, gpg)',
    packages: ['mariadb-client', 'gnupg'],
    isThere: () => ['mariadb', 'mariadb-dump', 'gpg'].every((name) => findProgram(name)),
  },
  {
    what: 'what an installation is checked with (nginx, systemd-analyze, openssl)',
    packages: ['nginx-light', 'systemd', 'openssl'],
    isThere: () => ['nginx', 'systemd-analyze', 'openssl'].every((name) => findProgram(name)),
  },
  {
    what: 'Galera, for a cluster of MariaDB (libgalera_smm.so)',
    packages: ['galera-4'],
    isThere: () => galeraLibraries.some((path) => existsSync(path)),
  },
  { what: 'Chromium', packages: [headlessShell], isThere: () => findChromium() !== undefined },
  { what: 'a font with Chinese characters', packages: ['fonts-noto-cjk', 'fontconfig'], isThere: hasChineseFont },
]

/** Installs what the tests need and the machine lacks, or throws one message that names all of it. */
export function setUpMachine() {
  const missing = () => needs.filter((need) => !need.isThere())
  const before = missing()
  if (before.length === 0) return
  const packages = before.flatMap((need) => need.packages)
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) throw new Error(describe(before))
  process.stdout.write(`Installing what the tests need: ${packages.join(' ')} …\n`)
  apt(['update', '-qq'])
  apt(['install', '-qq', '-y', '--no-install-recommends', ...packages])
  const after = missing()
  if (after.length > 0) throw new Error(describe(after))
}

function apt(args) {
  // At this runlevel a package's own service is not started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const run = spawnSync('apt-get', args, { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${run.stdout}${run.stderr}`)
}

function describe(missing) {
  const packages = missing.flatMap((need) => need.packages).join(' ')
  return (
    `The tests need what this machine does not have: ${missing.map((need) => need.what).join(', ')}.\n` +
    `On Debian: apt-get install ${packages}`
  )
}
