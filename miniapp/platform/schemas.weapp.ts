import { config } from 'zod/mini'

// A mini program has no `new Function`: must run before the first schema is made.
config({ jitless: true })
