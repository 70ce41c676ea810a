import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { features } from '../shared/features'
import { errorCodes } from '../shared/http/errors'
import { filesBelow, foldersIn, readSources, root, type Source } from './support/sources'

const trees = ['shared', 'server', 'miniapp', 'tests', 'config'] as const
const sources = Object.fromEntries(trees.map((tree) => [tree, readSources(tree)])) as Record<
  (typeof trees)[number],
  Source[]
>
const all = trees.flatMap((tree) => sources[tree])

/** `path: import` of every import that a rule refuses. */
function refused(files: Source[], isRefused: (target: string, file: Source) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((target) => isRefused(target, file)).map((target) => `${file.path}: ${target}`),
  )
}

const having = (files: Source[], pattern: RegExp) => files.filter(({ code }) => pattern.test(code)).map((f) => f.path)
const treeOf = (target: string) => target.split('/')[0]!
const second = (path: string) => path.split('/')[1] ?? ''

describe('The house: trees', () => {
  it('keep apart: shared imports shared and the schema library, miniapp and server never each other', () => {
    expect(refused(sources.shared, (target) => treeOf(target) !== 'shared' && target !== 'zod/mini')).toEqual([])
    expect(refused(sources.miniapp, (target) => ['server', 'config', 'tests'].includes(treeOf(target)))).toEqual([])
    expect(refused(sources.server, (target) => ['miniapp', 'tests'].includes(treeOf(target)))).toEqual([])
    expect(refused(sources.miniapp, (target) => target.startsWith('node:'))).toEqual([])
    expect(refused(sources.server, (target) => /^(react|@tarojs)/.test(target))).toEqual([])
  })

  const besides = {
    shared: ['http', 'i18n'],
    server: ['platform', 'migrations', 'seeds'],
    miniapp: ['platform', 'ui', 'pages', 'assets'],
    tests: ['support', 'access', 'browser', 'weapp', 'journeys', 'faults', 'bench', 'platform'],
  }
  it.each(Object.entries(besides))('%s holds exactly the features of shared/features.ts', (tree, others) => {
    const due = Object.entries(features).filter(([, held]) => (held as readonly string[]).includes(tree))
    const there = foldersIn(tree).filter((folder) => !others.includes(folder))
    expect(there.sort()).toEqual(due.map(([feature]) => feature).sort())
  })
})

describe('The house: features', () => {
  /** From below; what is not listed stands above all of these, side by side. */
  const order = [
    'identity',
    'organisations',
    'privacy',
    'notifications',
    'desk',
    'home',
    'complaints',
    'payments',
    'draws',
    'membership',
    'benefits',
    'learning',
  ]
  const rank = (feature: string) => (order.includes(feature) ? order.indexOf(feature) : order.length)
  const isFeature = (name: string) => name in features
  /** These compose the features, so they see all of them. */
  const composes = ({ path }: Source) => /^server\/([^/]+\.ts$|seeds\/|demo\/|migrations\/)/.test(path)

  it('of the server reach others through their index, and only downwards', () => {
    const inside = sources.server.filter((file) => !composes(file))
    const isForeign = (target: string, { path }: Source) =>
      treeOf(target) === 'server' && isFeature(second(target)) && second(target) !== second(path)
    expect(
      refused(inside, (target, file) => isForeign(target, file) && !/^server\/\w+(\/index)?$/.test(target)),
    ).toEqual([])
    const features = inside.filter(({ path }) => isFeature(second(path)))
    expect(
      refused(features, (target, file) => isForeign(target, file) && rank(second(target)) >= rank(second(file.path))),
    ).toEqual([])
    const platform = inside.filter(({ path }) => second(path) === 'platform')
    expect(refused(platform, (target, file) => isForeign(target, file))).toEqual([])
  })

  it('of the mini program never import each other; pages and desk take their parts', () => {
    const homeOf = (path: string) => (second(path) === 'desk' ? 'desk' : second(path))
    expect(
      refused(sources.miniapp, (target, file) => {
        if (treeOf(target) !== 'miniapp' || homeOf(target) === homeOf(file.path)) return false
        if (['platform', 'ui', 'assets', 'app.scss'].includes(homeOf(target))) return false
        const mayTakeParts = ['pages', 'desk'].includes(homeOf(file.path))
        return !(mayTakeParts && target.split('/')[2] === 'parts')
      }),
    ).toEqual([])
  })

  it('have words for each of their errors, in both languages, and for no others', () => {
    const wordsOf = (path: string) =>
      Object.values(require(join(root, path)) as Record<string, { zh?: Words; en?: Words }>).flatMap((text) =>
        text?.zh?.errors ? [{ zh: text.zh.errors, en: text.en?.errors ?? {} }] : [],
      )
    const fileOf = (code: string) => {
      const [owner] = code.split('.')
      return `shared/${owner! in features ? owner : 'http'}/text.ts`
    }
    const codes = [...errorCodes, 'network.unreachable']
    const files = [...new Set(codes.map(fileOf))]
    const said = files.flatMap((file) =>
      wordsOf(file).flatMap(({ zh, en }) =>
        Object.keys(zh).map((code) => ({ file, code, zh: zh[code], en: en[code] })),
      ),
    )
    const missing = codes.filter(
      (code) => !said.some((s) => s.code === code && s.file === fileOf(code) && s.zh && s.en),
    )
    expect(missing).toEqual([])
    expect(said.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([])
  })
})

/** Where Node looks for what a package requires: `a/node_modules/b` sees its own, then a's, then the root's. */
const above = (path: string): string[] => {
  const parts = path === '' ? [] : `${path}/`.split('node_modules/')
  return ['', ...parts.slice(1).map((_, at) => parts.slice(0, at + 2).join('node_modules/'))]
}

interface Locked {
  version?: string
  optionalDependencies?: Record<string, string>
}
type Words = { errors?: Record<string, string> }

describe('The house: code', () => {
  it('reads the environment in config only', () => {
    // `app.config.ts` is read by the build, which says there for what it builds.
    const product = [...sources.server, ...sources.shared, ...sources.miniapp]
    const running = product.filter(({ path }) => path !== 'miniapp/app.config.ts')
    const reading = running.filter(({ code }) =>
      code.replaceAll('readServerConfig(process.env)', '').includes('process.env'),
    )
    expect(reading.map(({ path }) => path)).toEqual([])
  })

  it('keeps files below 300 lines, words and migrations apart', () => {
    const long = all.filter(
      ({ text, path }) => text.split('\n').length > 301 && !/[tT]ext\.ts$|\/migrations\//.test(path),
    )
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([])
  })

  it('has types', () => {
    const product = [...sources.server, ...sources.shared, ...sources.miniapp, ...sources.config]
    const outside = product.filter(({ path }) => second(path) !== 'platform')
    expect(having(outside, /\bas any\b|:\s*any\b|<any[>,]|\bany\[\]/)).toEqual([])
    expect(outside.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text)).map((f) => f.path)).toEqual([])
  })

  it('creates by insert and changes by guarded update', () => {
    expect(having(sources.server, /\.(save|upsert)\(/)).toEqual([])
  })

  it('leaves nothing for later', () => {
    const later = new RegExp(`\\b(${['TO', 'FIX'].map((word) => word + (word === 'TO' ? 'DO' : 'ME')).join('|')})\\b`)
    expect(all.filter(({ text }) => later.test(text)).map(({ path }) => path)).toEqual([])
  })
})

describe('The house: the repository', () => {
  it('stands alone: nothing in it refers to a folder outside', () => {
    const outside = refused(all, (target) => target.startsWith('..') || target.startsWith('/'))
    expect(outside).toEqual([])
    const texts = filesBelow('.', /\.(ts|tsx|mjs|cjs|js|json|md|yaml|yml|scss|html)$|^\.env|^run$|^pre-commit$/)
    const machine = new RegExp(`["'\`( ]/(${['work', 'home', 'root', 'Users'].join('|')})/`)
    const naming = texts.filter((path) => machine.test(readFileSync(join(root, path), 'utf8')))
    expect(naming).toEqual([])
  })

  it('locks the packages of every platform, and no registry', () => {
    const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
    const { packages } = JSON.parse(text) as { packages: Record<string, Locked> }
    // A registry that lacks some of them has npm leave them out, and `npm ci` then refuses the lock.
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([, version]) => /^\d/.test(version))
        .filter(([name, version]) =>
          above(path).every((folder) => packages[`${folder}node_modules/${name}`]?.version !== version),
        )
        .map(([name, version]) => `${name}@${version}`),
    )
    expect(missing).toEqual([])
    expect(text).not.toMatch(/"resolved"/)
    // Whatever is newest on the day of an installation would be refused by `npm ci`, and is no pinned version.
    expect(text).not.toMatch(/": "latest"/)
  })

  it('links only to what is there', () => {
    const broken = filesBelow('.', /\.md$/).flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map(([, link]) => link!)
      const targets = links.map((link) => posix.join(posix.dirname(path), decodeURI(link)))
      return targets
        .filter((target) => target.startsWith('..') || !existsSync(join(root, target)))
        .map((target) => `${path}: ${target}`)
    })
    expect(broken).toEqual([])
  })
})
