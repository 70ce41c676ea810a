import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, dropColumns } from './columns'

/** A campaign has a picture. */
export class CampaignPictures1795384200000 implements MigrationInterface {
  name = 'CampaignPictures1795384200000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'benefit_campaigns', [
      c.id('picture_file', { isNullable: true }),
      c.whole('picture_width', { isNullable: true }),
      c.whole('picture_height', { isNullable: true }),
    ])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'benefit_campaigns', ['picture_file', 'picture_width', 'picture_height'])
  }
}
