import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readServerConfig } from '../../config/server'
import { filesIn } from '../support/files'

/** What secrets look like: private keys, keys of clouds and of WeChat, passwords within addresses. */
const secrets = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAKID[0-9A-Za-z]{13,}\b/,
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bLTAI[0-9A-Za-z]{12,}\b/,
  /\b(ghp|gho|github_pat|glpat|npm)_[0-9A-Za-z]{20,}/,
  /\b(mysql|mariadb|redis|https?):\/\/[^\s:@/"'`]+:(?!password@)[^\s@/"'`$]{3,}@/,
  /\b(SEAL_KEYS|INDEX_KEY|AUDIT_KEY|CARD_KEY|WECHAT_SECRET)["']?\s*[:=]\s*["'][^"']{16,}/,
]

describe('The pages that are shipped', () => {
  const folder = 'dist/h5'
  const files = filesIn(folder)
  const texts = files.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))

  it('hold no secret, and not even the keys of the demo', () => {
    expect(files.length).toBeGreaterThan(10)
    const { keys } = readServerConfig({ NODE_ENV: 'test' })
    const ours = [keys.index, keys.audit, keys.card, ...keys.seal.map(({ key }) => key)].flatMap((key) => [
      key.toString('hex'),
      key.toString('base64'),
    ])
    const found = texts.filter(
      ({ text }) => secrets.some((pattern) => pattern.test(text)) || ours.some((key) => text.includes(key)),
    )
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('come without the sources they were made from, and know nothing of the server’s', () => {
    expect(files.filter((path) => path.endsWith('.map'))).toEqual([])
    expect(
      texts
        .filter(({ text }) => /sourceMappingURL=[\w./-]+\.map|server\/platform|typeorm/.test(text))
        .map((f) => f.path),
    ).toEqual([])
  })

  it('bring nothing of the server that holds a secret', () => {
    const program = 'dist/server/main.js'
    expect(existsSync(program)).toBe(true)
    const text = readFileSync(program, 'utf8')
    expect(secrets.filter((pattern) => pattern.test(text))).toEqual([])
  })
})
