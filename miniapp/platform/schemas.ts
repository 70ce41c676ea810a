// In browsers and Node the schema library compiles its checks; see `schemas.weapp.ts`.
export {}
