import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, dropColumns } from './columns'

/** Cases about a number that were opened by what staff found. */
export class SilentReleases1795305600001 implements MigrationInterface {
  name = 'SilentReleases1795305600001'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'releases', [c.yes('is_silent', { default: '0' })])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'releases', ['is_silent'])
  }
}
