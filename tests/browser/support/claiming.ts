import type { Page } from 'playwright-core'
import type { PaperKind } from '../../../shared/insurance/plans'
import { insuranceText } from '../../../shared/insurance/text'
import { drawPhoto, jpegOf } from '../../support/pictures'
import { tapUntil } from './taps'

const { paperKinds } = insuranceText.zh

/** Adds a photo as a paper of this kind from the album, and waits for its receipt; each seed another picture. */
export async function bring(page: Page, kind: PaperKind, seed: number): Promise<void> {
  const group = page.locator('.papers', { hasText: paperKinds[kind] })
  const album = page.getByRole('button', { name: '从相册选' })
  await tapUntil(album, group.getByRole('button', { name: `添加${paperKinds[kind]}` }))
  const choosing = page.waitForEvent('filechooser')
  await album.click()
  const buffer = await jpegOf(drawPhoto(seed))
  await (await choosing).setFiles({ name: `${paperKinds[kind]}.jpg`, mimeType: 'image/jpeg', buffer })
  await group.getByText('CL-').waitFor()
}
