import { readServerConfig } from '../../config/server'
import { registerHooks } from '../../server/features'
import { findSmsProblems, listSmsTemplates } from '../../server/notifications'

registerHooks()

describe('What goes out by SMS', () => {
  const templates = listSmsTemplates()

  it.each(templates)('$template is short in both languages, and has a place for each value', ({ text, params }) => {
    expect([...text.zh].length).toBeLessThanOrEqual(50)
    expect(text.en.length).toBeLessThanOrEqual(120)
    for (const words of [text.zh, text.en]) {
      const places = [...words.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place))
      expect(places.sort()).toEqual(params.map((_, at) => at + 1))
    }
  })

  it('is named where the provider has no template for it, with the text to register', () => {
    const env = {
      SMS_PROVIDER: 'tencent',
      SMS_APP_ID: '1400000000',
      SMS_SIGN_NAME: '演示工会',
      SMS_SECRET_ID: 'id',
      SMS_SECRET_KEY: 'key',
    }
    const problemsOf = (SMS_TEMPLATES: string) => findSmsProblems(readServerConfig({ ...env, SMS_TEMPLATES }))
    expect(problemsOf('identity.code.zh=1').join()).toMatch(
      /lacks membership\.approved\.zh; the text to register is: \{1\}已通过/,
    )
    expect(problemsOf(templates.map(({ template }, at) => `${template}.zh=${at + 1}`).join(','))).toEqual([])
  })
})
