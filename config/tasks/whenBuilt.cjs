const { existsSync } = require('node:fs')
const { setTimeout: wait } = require('node:timers/promises')

/** Tests of a built program begin when `test.mjs` has built it, which goes on beside the tests that need none. */
module.exports = async () => {
  const mark = process.env.TEST_BUILDING
  while (mark && existsSync(mark)) await wait(250)
}
