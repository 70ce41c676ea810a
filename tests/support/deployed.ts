import { readFileSync } from 'node:fs'

/** What Node is told where the server is deployed: processes of tests are started in the same way. */
export const deployedFlags: string[] = JSON.parse(
  /^CMD (.+)$/m.exec(readFileSync('config/deploy/Dockerfile', 'utf8'))![1]!,
).filter((part: string) => part.startsWith('--'))
