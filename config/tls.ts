import { readFileSync } from 'node:fs'

/** The certificate in a file, or null where no file is named. */
export function readAuthority(file: string | undefined, problems: string[]): string | null {
  if (file === undefined) return null
  try {
    return readFileSync(file, 'utf8')
  } catch {
    problems.push('DATABASE_TLS_CA names a file that cannot be read')
    return null
  }
}

/** What mysql2 takes for connections to hosts that this authority vouches for by name. */
export const tlsTo = (authority: string | null) =>
  authority === null
    ? {}
    : { ssl: { ca: authority, rejectUnauthorized: true, verifyIdentity: true, minVersion: 'TLSv1.2' } }
