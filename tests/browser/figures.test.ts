import { readFileSync } from 'node:fs'
import { newPerson, submitted } from '../support/people'
import { useStory } from './support/story'

describe('The leadership, in the browser', () => {
  const story = useStory()

  it('sees how many applied and where, looks into a union, and takes the list along', async () => {
    for (let at = 0; at < 3; at++) await submitted(await newPerson(story.server))
    const { page, shoot } = await story.visitAs('desk', 'auditor')
    await page.goto('/desk/membership/figures')
    await page.getByText('近 7 天').waitFor()
    await page.getByText('共 3 份').waitFor()
    await page.getByText('没有超时的,很好').waitFor()
    await shoot('figures-desk')
    await page.getByRole('button', { name: /朝阳区总工会/ }).click()
    await page.getByRole('button', { name: /返回 市总工会/ }).waitFor()
    await page.getByRole('button', { name: /金盏地区总工会/ }).click()
    await page.getByText('金盏地区总工会(演示) 本级').waitFor()
    await page.getByRole('radio', { name: '近 30 天' }).click()
    const days = page.getByRole('list', { name: '每天的入会申请: 递交' }).getByRole('listitem')
    await days.nth(29).waitFor()
    expect(await days.last().getAttribute('aria-label')).toMatch(/^\d\d-\d\d 3$/)
    await shoot('figures-desk-below')

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出申请清单 CSV' }).click()
    const text = readFileSync(await (await download).path(), 'utf8')
    expect(text.trim().split('\n')).toHaveLength(4)
    expect(text).not.toContain('张三丰')
  })

  it('reads it on a phone, in large type and in English too', async () => {
    const { page, shoot } = await story.visitAs('phone', 'orgAdmin')
    await page.goto('/desk/membership/figures')
    await page.getByText('共 3 份').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await shoot('figures-phone')
    await page.getByText('现有会员').scrollIntoViewIfNeeded()
    await shoot('figures-phone-below')
    await page.evaluate(() => {
      localStorage.setItem('locale', JSON.stringify({ data: 'en' }))
      localStorage.setItem('care', JSON.stringify({ data: true }))
    })
    await page.reload()
    await page.getByText('3 in all').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
    await page.getByText('Applications by day').scrollIntoViewIfNeeded()
    await shoot('figures-phone-care-en')
  })
})
