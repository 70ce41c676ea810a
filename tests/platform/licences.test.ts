import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../support/sources'

/** Licences under which a union may use, change and hand on what it runs. */
const taken = /^(MIT|MIT\/X11|Apache-2\.0|BSD-[23]-Clause|ISC|MPL-2\.0|0BSD|Unlicense|CC0-1\.0|Zlib)$/

/** Looked at one by one, with what speaks for them. */
const lookedAt: Record<string, string> = {
  'BlueOak-1.0.0 graceful-fs': 'as free as MIT, in plainer words',
  'CC-BY-4.0 caniuse-lite': 'a table that the build reads and nothing of ours carries',
  'none buffers': 'under exceljs; its package names no licence, its author gave the packages beside it under MIT/X11',
}

/** The library under sharp, of every system: LGPL, loaded beside our program and not part of it, so that anybody can put another in its place. */
const libvips = /^@img\/sharp-(libvips-|win32-|wasm32$|webcontainers-wasm32$|freebsd-wasm32$)/

interface Locked {
  dev?: boolean
  license?: string
}

/** `a OR b` is ours to choose from; `a AND b` asks for both. */
const isTaken = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => taken.test(part)))

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('What the product is made from', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  const used = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)

  it('is under licences that let a union use it, save what was looked at by itself', () => {
    const others = used.flatMap(([path, locked]) => {
      if (libvips.test(nameOf(path))) return []
      const file = join(root, path, 'package.json')
      // A package for another system is in the lock file and not on this disk.
      const own = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Locked) : locked
      const licence = own.license ?? 'none'
      return isTaken(licence) ? [] : [`${licence} ${nameOf(path)}`]
    })
    expect([...new Set(others)].sort()).toEqual(Object.keys(lookedAt).sort())
  })

  it('comes by fingerprint, so that nobody can put another in its place', () => {
    const installed = Object.entries(lock.packages).filter(([path]) => path !== '' && existsSync(join(root, path)))
    const loose = installed.filter(([, locked]) => !('integrity' in locked) && !('inBundle' in locked))
    expect(installed.length).toBeGreaterThan(500)
    expect(loose.map(([path]) => path)).toEqual([])
  })
})
