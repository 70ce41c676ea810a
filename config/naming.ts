import { DefaultNamingStrategy } from 'typeorm'

/** Columns are the properties in snake_case; tables and indexes carry explicit names. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  }
}
