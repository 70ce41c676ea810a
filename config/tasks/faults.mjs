import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './taro.mjs'

// `npm run test:faults -- --seed S`: the fault tests at full numbers; what they measure goes to docs/measured/faults.json.
const at = process.argv.indexOf('--seed')
const seed = at > 0 ? process.argv[at + 1] : '1'
if (!/^\d{1,9}$/.test(seed ?? '')) {
  process.stderr.write('--seed takes a whole number\n')
  process.exit(1)
}
const env = { ...process.env, TEST_SCALE: 'full', TEST_SEED: seed }
const args = [join(root, 'config/tasks/test.mjs'), 'tests/faults']
spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).once('close', (code) => {
  process.exitCode = code ?? 1
})
