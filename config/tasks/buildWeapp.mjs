import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildInto, bytesOf, filesBelow, inKilobytes, root } from './taro.mjs'

const output = 'dist/weapp'

export async function buildWeapp(apiBase) {
  if (!/^https?:\/\/[^/]+$/.test(apiBase ?? ''))
    throw new Error('API_BASE must be the server, as in https://union.example')
  await buildInto(output, 'weapp', { API_BASE: apiBase })
}

/** Bytes of the main package and of each subpackage, as WeChat counts them. */
export function packageSizes() {
  const app = JSON.parse(readFileSync(join(root, output, 'app.json'), 'utf8'))
  const roots = (app.subPackages ?? app.subpackages ?? []).map((subpackage) => subpackage.root)
  const isBelow = (file, folder) => file.startsWith(`${output}/${folder}/`)
  const files = filesBelow(output)
  return {
    main: bytesOf(files.filter((file) => !roots.some((folder) => isBelow(file, folder)))),
    subpackages: Object.fromEntries(
      roots.map((folder) => [folder, bytesOf(files.filter((file) => isBelow(file, folder)))]),
    ),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildWeapp(process.env.API_BASE)
  const { main, subpackages } = packageSizes()
  process.stdout.write(`main package ${inKilobytes(main)}\n`)
  for (const [folder, bytes] of Object.entries(subpackages)) process.stdout.write(`  ${folder} ${inKilobytes(bytes)}\n`)
}
