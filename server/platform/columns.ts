import { Column, type ColumnOptions, JoinColumn, ManyToOne, type ObjectLiteral, PrimaryColumn } from 'typeorm'
import { seal, unseal } from './crypto'

/** UUID version 7 as text. */
export const Id = (options: ColumnOptions = {}) => Column({ type: 'varchar', length: 36, ...options })
export const PrimaryId = () => PrimaryColumn({ type: 'varchar', length: 36 })

/** A code, hash or name of at most `length` characters. */
export const Short = (length: number, options: ColumnOptions = {}) => Column({ type: 'varchar', length, ...options })

/** UTC with milliseconds. */
export const At = (options: ColumnOptions = {}) => Column({ type: 'datetime', precision: 3, ...options })

export const Whole = (options: ColumnOptions = {}) => Column({ type: 'integer', ...options })

/** Money in fen: whole, and more than 32 bits hold; servers give such numbers as text. */
export const Fen = (options: ColumnOptions = {}) =>
  Column({
    type: 'bigint',
    ...options,
    transformer: {
      to: (fen: number | null | undefined) => fen,
      from: (value: string | number | null) => (value === null ? null : Number(value)),
    },
  })

export const Yes = (options: ColumnOptions = {}) => Column({ type: 'boolean', ...options })

/** Text that is ciphertext in the database; `name` is `table.column` and part of the seal. */
export const Sealed = (name: string, options: ColumnOptions = {}) =>
  Column({
    type: 'text',
    ...options,
    transformer: {
      to: (plain: string | null | undefined) => (plain === null || plain === undefined ? plain : seal(name, plain)),
      from: (value: string | null) => (value === null ? null : unseal(name, value)),
    },
  })

/** Blind index of a sealed column. */
export const Blind = (options: ColumnOptions = {}) => Column({ type: 'varchar', length: 43, ...options })

/** Public structured data, as JSON text on both databases. */
export const Json = (options: ColumnOptions = {}) =>
  Column({
    type: 'text',
    ...options,
    transformer: {
      to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
      from: (value: string | null) => (value === null ? null : JSON.parse(value)),
    },
  })

/** The row an id column (`column`, as named in the table) points to, for reading in one query; no foreign key hangs on it. */
export const PointsTo =
  (target: () => new () => ObjectLiteral, column: string): PropertyDecorator =>
  (entity, property) => {
    ManyToOne(target, { createForeignKeyConstraints: false })(entity, property as string)
    JoinColumn({ name: column })(entity, property as string)
  }
