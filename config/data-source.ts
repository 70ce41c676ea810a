import { join } from 'node:path'
import mysql from 'mysql2'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { withFailover } from '../server/platform/failover'
import { SnakeNaming } from './naming'
import type { DatabaseConfig, ServerConfig } from './server'
import { tlsTo } from './tls'

/** The tables of the product; handed in, because entities know the platform and not the other way round. */
export type Schema = Required<Pick<DataSourceOptions, 'entities' | 'migrations'>>

const common = {
  migrationsTransactionMode: 'each' as const,
  namingStrategy: new SnakeNaming(),
  synchronize: false,
  logging: false as const,
}

export const embeddedFile = (config: ServerConfig): string => join(config.dataDir, 'union.sqlite')

/** SQLite through libsql, whose binaries come inside its packages; `readonly` connections see committed rows only. */
export function createEmbeddedSource(file: string, schema: Schema, options: { readonly: boolean }): DataSource {
  return new DataSource({
    ...common,
    ...schema,
    type: 'better-sqlite3',
    driver: require('libsql'),
    database: file,
    enableWAL: true,
    prepareDatabase: (db: { pragma(statement: string): void }) => {
      db.pragma('busy_timeout = 5000')
      db.pragma('synchronous = FULL')
      if (options.readonly) db.pragma('query_only = ON')
    },
  })
}

/** MySQL or MariaDB: `kind` as `SELECT VERSION()` tells, because their schemas are read differently. */
export function createServerSource(
  database: Extract<DatabaseConfig, { kind: 'server' }>,
  kind: 'mysql' | 'mariadb',
  schema: Schema,
): DataSource {
  const [first] = database.hosts
  const options: DataSourceOptions = {
    ...common,
    ...schema,
    type: kind,
    driver: withFailover(mysql, database.hosts),
    host: first!.host,
    port: first!.port,
    username: database.user,
    password: database.password,
    database: database.name,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: ['DATE'],
    // A stack for each statement, in case it fails; TypeORM's own error has one.
    trace: false,
    connectTimeout: 2_000,
    ...tlsTo(database.authority),
    poolSize: database.poolSize,
    extra: {
      connectionLimit: database.poolSize,
      queueLimit: database.poolSize * 64,
      enableKeepAlive: true,
      // A server has 16,382 for all of its connections.
      maxPreparedStatements: 128,
    },
  }
  return new DataSource(options)
}
