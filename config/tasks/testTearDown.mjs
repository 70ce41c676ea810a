import { rmSync } from 'node:fs'

/** End of a test run: what its tests had made once goes with it. */
export default async () => rmSync(process.env.TEST_TEMPLATES, { recursive: true, force: true })
