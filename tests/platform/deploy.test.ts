import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { readServerConfig } from '../../config/server'
import { deployedFlags } from '../support/deployed'
import { filesBelow } from '../support/sources'

const run = (program: string, args: string[]) => {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }
  const { status, stdout, stderr, error } = spawnSync(program, args, { env, encoding: 'utf8' })
  return { status, printed: `${error ?? ''}${stdout}${stderr}` }
}

const textOf = (path: string): string => readFileSync(resolve(path), 'utf8')

describe('What an installation is made from', () => {
  const folder = mkdtempSync(join(tmpdir(), 'union-deploy-'))
  const inFolder = (name: string) => join(folder, name)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is a site that nginx accepts', () => {
    const certificate = ['-keyout', inFolder('privkey.pem'), '-out', inFolder('fullchain.pem')]
    run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=union.example.org', ...certificate])
    const filled = { SERVER_NAME: 'union.example.org', UPSTREAM: '127.0.0.1:3000', CERTIFICATES: folder }
    const site = Object.entries(filled).reduce(
      (text, [name, value]) => text.replaceAll(`\${${name}}`, value),
      textOf('config/deploy/nginx.conf.template').replaceAll('/var/log/nginx/', `${folder}/`),
    )
    expect(site).not.toContain('${')
    writeFileSync(inFolder('site'), site)
    const main = `pid ${inFolder('pid')};\nevents {}\nhttp { access_log off; include ${inFolder('site')}; }\n`
    writeFileSync(inFolder('nginx.conf'), main)
    const checked = run('nginx', ['-t', '-e', inFolder('error.log'), '-c', inFolder('nginx.conf')])
    expect(checked).toEqual({ status: 0, printed: expect.stringContaining('test is successful') })
  })

  it('is units that systemd understands', () => {
    const units = filesBelow('config/deploy/debian', /\.(service|timer)$/)
    expect(units).toHaveLength(4)
    for (const unit of units) {
      copyFileSync(resolve(unit), inFolder(basename(unit)))
      // The release lies on the machine that is installed, not on this one.
      const text = textOf(unit).replace(/^ExecStart=.*$/m, 'ExecStart=/bin/true')
      writeFileSync(inFolder(basename(unit)), text)
    }
    for (const unit of units) {
      expect(run('systemd-analyze', ['verify', '--man=no', inFolder(basename(unit))])).toEqual({
        status: 0,
        printed: '',
      })
    }
  })

  it('is scripts that bash can read', () => {
    const scripts = filesBelow('config/deploy', /\.sh$/)
    expect(scripts.map((script) => run('bash', ['-n', script]))).toEqual(
      scripts.map(() => ({ status: 0, printed: '' })),
    )
  })

  it('sets only what the settings describe, and all that production asks for', () => {
    const known = textOf('.env.example')
      .match(/^#?[A-Z_]+(?==)/gm)!
      .map((name) => name.replace('#', ''))
    const lines = textOf('config/deploy/debian/install.sh').split('<<ENV\n')[1]!.split('\nENV')[0]!.split('\n')
    const env: Record<string, string> = Object.fromEntries(
      lines.map((line) => /^([A-Z_]+)=(.*)$/.exec(line)!.slice(1, 3)),
    )
    expect(Object.keys(env).filter((name) => !known.includes(name))).toEqual([])
    const filled = Object.entries(env).map(([name, value]) => [
      name,
      value
        .replace(/\$\(\$key\)/, () => randomBytes(32).toString('base64'))
        .replace(/\$\(date \+%Y\)/, '2026')
        .replace(/\$\(cat [^)]*\)/, 'password')
        .replace(/\$SERVER_NAME/, 'union.example.org')
        .replace(/\$\{\w+:-([^}]*)\}/, (_, otherwise: string) => otherwise || 'given'),
    ])
    expect(readServerConfig(Object.fromEntries(filled))).toMatchObject({ production: true, worker: 'apart' })
  })

  it('runs on images of one version each', () => {
    const images = [
      ...textOf('compose.yaml').matchAll(/image: (\S+)/g),
      ...textOf('config/deploy/Dockerfile').matchAll(/^FROM (\S+)/gm),
    ]
    expect(images).toHaveLength(5)
    for (const [, image] of images) expect(image).toMatch(/:(local|\d[\d.]*(-[\w-]+)?)$/)
  })

  it('tells Node the same with Docker, on Debian and in tests', () => {
    const [, flags] = /node (.+) dist\/server\/main\.js/.exec(textOf('config/deploy/debian/union-member.service'))!
    expect(flags!.split(' ')).toEqual(deployedFlags)
    expect(textOf('README.md')).toContain(`node ${flags} dist/server/main.js`)
  })
})
