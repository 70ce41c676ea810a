/** Every test of the product; `config/tasks/test.mjs` says which databases and which folders a run takes. */
module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, useDefineForClassFields: false },
          target: 'es2022',
        },
      },
    ],
  },
  // uuid ships ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!uuid/)'],
  testTimeout: 30_000,
}
