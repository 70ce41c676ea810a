const { default: Sequencer } = require('@jest/test-sequencer')

/** First what takes longest, so that nobody waits for it at the end; then what needs no built program; last what is over at once. */
const kinds = [
  ({ path }) => /\.sweep\.|explain/.test(path),
  ({ name }) => name === 'api',
  ({ name }) => name !== 'unit',
  () => true,
]

/** The order of test files: by kind, and within a kind as jest would have it. */
module.exports = class extends Sequencer {
  sort(tests) {
    const kindOf = ({ path, context }) => kinds.findIndex((is) => is({ path, name: context.config.displayName?.name }))
    return [...super.sort(tests)].sort((a, b) => kindOf(a) - kindOf(b))
  }
}
