import type { Page } from 'playwright-core'
import type { PaperKind } from '../../../shared/insurance/plans'
import { insuranceText } from '../../../shared/insurance/text'
import { drawPhoto, jpegOf } from '../../support/pictures'

const { paperKinds } = insuranceText.zh

/** Adds a photo as a paper of this kind from the album, and waits for its receipt; each seed another picture. */
export async function bring(page: Page, kind: PaperKind, seed: number): Promise<void> {
  const group = page.locator('.papers', { hasText: paperKinds[kind] })
  await group.getByRole('button', { name: `添加${paperKinds[kind]}` }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '从相册选' }).click()
  const buffer = await jpegOf(drawPhoto(seed))
  await (await choosing).setFiles({ name: `${paperKinds[kind]}.jpg`, mimeType: 'image/jpeg', buffer })
  await group.getByText('CL-').waitFor()
}

/** Proves who one is with the code the demo shows of the SMS, where a step asks for it. */
export async function proveByPhone(page: Page): Promise<void> {
  await page.getByRole('button', { name: '获取验证码' }).click()
  const shown = await page
    .getByText(/演示环境的验证码:\d{6}/)
    .first()
    .textContent()
  await page.getByLabel('短信验证码').fill(/\d{6}/.exec(shown ?? '')![0])
  await page.getByRole('button', { name: '确认并继续' }).click()
}

/** The same of staff, with the code of their authenticator. */
export async function proveByFactor(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog')
  await sheet.getByText('再确认一次是您本人').waitFor()
  await sheet.getByRole('button', { name: '填入演示动态码' }).click()
  await sheet.getByRole('button', { name: '确认并继续' }).click()
  await sheet.waitFor({ state: 'detached' })
}
