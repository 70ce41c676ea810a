import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

/** Imports into a question bank that are under way. */
export class QuestionImports1795386600000 implements MigrationInterface {
  name = 'QuestionImports1795386600000'

  up(runner: QueryRunner): Promise<void> {
    return createTable(
      runner,
      'quiz_imports',
      [c.id('id', { isPrimary: true }), c.id('organisation_id'), c.at('begun_at')],
      [{ name: 'quiz_imports_begun', columns: ['begun_at'] }],
    )
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, ['quiz_imports'])
  }
}
