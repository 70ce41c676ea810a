import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './taro.mjs'

// `npm run bench`: ours beside a bare route and beside hand-written handlers, at full numbers; `--quick` only sees that it runs.
const isQuick = process.argv.includes('--quick')
const env = { ...process.env, ...(isQuick ? {} : { TEST_SCALE: 'full' }) }
const args = [join(root, 'config/tasks/test.mjs'), 'tests/bench']
spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).once('close', (code) => {
  process.exitCode = code ?? 1
})
