import { resolve } from 'node:path'
import { packageSizes } from './support/sizes'

const kilobytes = (bytes: number) => Math.round(bytes / 102.4) / 10
const { main, subpackages } = packageSizes(resolve('dist/weapp'))

describe('The packages of the built mini program', () => {
  beforeAll(() => {
    const lines = Object.entries({ 'main package': main, ...subpackages })
    process.stdout.write(`${lines.map(([name, bytes]) => `${name}: ${kilobytes(bytes)} KB`).join('\n')}\n`)
  })

  it('keep the main package below 700 KB', () => {
    expect(kilobytes(main)).toBeLessThanOrEqual(700)
  })

  it.each(Object.entries(subpackages))('keep %s below 600 KB', (_, bytes) => {
    expect(kilobytes(bytes)).toBeLessThanOrEqual(600)
  })

  it('stay below the 30 MB WeChat takes', () => {
    const all = Object.values(subpackages).reduce((sum, bytes) => sum + bytes, main)
    expect(all).toBeLessThan(30 * 1024 * 1024)
  })
})
