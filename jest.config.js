const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    experimental: { cacheRoot: '.cache/swc' },
    transform: { legacyDecorator: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
}

/** What all tests share; the pattern lists the packages that come as ES modules only. */
const common = {
  testEnvironment: 'node',
  cacheDirectory: '<rootDir>/.cache/jest',
  globalSetup: '<rootDir>/config/tasks/testSetUp.mjs',
  globalTeardown: '<rootDir>/config/tasks/testTearDown.mjs',
  transform: { '\\.[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/(?!uuid/)'],
  // The mini program's build brings package.json files of its own, which are no modules of ours.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/(?!groups|$)'],
}

/** A run of everything has files that hold several test files each (`config/tasks/testGroups.mjs`). */
const groups = process.env.TEST_GROUPS

const project = (displayName, testMatch, more = {}) => ({
  ...common,
  displayName,
  testMatch: groups ? [`${groups}/${displayName}/*.test.js`] : testMatch.map((pattern) => `<rootDir>/tests/${pattern}`),
  ...more,
})

const ofPrograms = { setupFiles: ['<rootDir>/config/tasks/whenBuilt.cjs'] }

const isQuick = process.env.TEST_QUICK === '1'
/** A quick run has the embedded database only, and leaves out what goes through every operation there is. */
const leftOut = isQuick ? ['\\.mariadb\\.', '\\.sweep\\.'] : []
const ofTheirOwn = ['/tests/browser/', '/tests/weapp/', '/tests/faults/', '/tests/bench/', '/tests/journeys/']

module.exports = {
  // Half of the tests wait for a database or a browser: four workers on two cores.
  maxWorkers: 4,
  testSequencer: '<rootDir>/config/tasks/testOrder.cjs',
  // What a test file leaves behind in its worker adds up to gigabytes over a hundred of them.
  workerIdleMemoryLimit: '1GB',
  // The faults at full numbers take minutes, not seconds.
  testTimeout: process.env.TEST_SCALE === 'full' ? 1_800_000 : 120_000,
  projects: [
    project('unit', ['**/*.test.ts', '**/*.test.tsx'], {
      testPathIgnorePatterns: ['\\.api\\.test\\.ts$', ...ofTheirOwn, ...leftOut],
    }),
    project('api', ['**/*.api.test.ts', 'journeys/**/*.test.ts'], {
      testPathIgnorePatterns: ['/tests/browser/', '/tests/weapp/', ...leftOut],
    }),
    project('weapp', ['weapp/**/*.test.ts'], ofPrograms),
    project('browser', ['browser/**/*.test.ts'], ofPrograms),
    project('faults', ['faults/**/*.test.ts']),
    project('bench', ['bench/**/*.test.ts']),
  ],
}
