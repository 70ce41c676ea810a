import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Program of a worker thread: it lies beside the bundled server; tests run the source, and bundle it before they begin. */
export function threadProgram(name: string): string {
  const places = [join(__dirname, `${name}.js`), resolve('.cache/threads', `${name}.js`)]
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error(`the thread ${name} is not built`)
  return found
}
