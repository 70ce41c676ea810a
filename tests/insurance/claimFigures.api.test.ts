import { useClaimsDesk, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('The figures of claims', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)
  const autumn = { from: '2026-09', to: '2026-11' }

  it('count by month, union and item, with sums, the time taken and how many lacked papers', async () => {
    await write(server, (db) => db.query('DELETE FROM claims'))
    const staff = { organisationId: desk.jinzhan }
    await desk.add({ state: 'paid', submittedOn: '2026-09-30' })
    await desk.add({ state: 'payable', submittedOn: '2026-10-01', ...staff })
    await desk.add({ state: 'returned', submittedOn: '2026-10-31', ...staff })
    await desk.add({ state: 'draft' })
    await desk.add({ state: 'submitted', submittedOn: '2026-08-31' })
    const admin = await server.as('orgAdmin')
    const figures = await admin.claimFigures.getClaimFigures({ query: autumn })
    expect(figures.totals).toEqual({ claims: 3, askedFen: 36_000, approvedFen: 24_000, paidFen: 12_000, returned: 1 })
    expect(figures.months.map(({ month, claims }) => `${month} ${claims}`)).toEqual([
      '2026-09 1',
      '2026-10 2',
      '2026-11 0',
    ])
    expect(figures.unions.map(({ name, own, claims }) => ({ name, own, claims }))).toEqual([
      { name: '金盏地区总工会(演示)', own: false, claims: 2 },
      { name: '朝阳区总工会(演示)', own: true, claims: 1 },
    ])
    expect(figures.items).toMatchObject([
      { item: 'hospitalAllowance', name: { zh: '住院津贴' }, claims: 3, paidFen: 12_000 },
    ])
    expect(figures).toMatchObject({ decided: 2, medianMinutes: 0 })
    const below = await admin.claimFigures.getClaimFigures({ query: { ...autumn, organisationId: desk.jinzhan } })
    expect(below).toMatchObject({ totals: { claims: 2 }, above: [{ id: desk.chaoyang }] })
  })

  it('leave with names masked, on record, and only to those who may see them', async () => {
    const file = await (await server.as('orgAdmin')).claimFigures.exportClaimFigures({ query: autumn })
    expect(file.name).toContain('理赔数据')
    const { Workbook } = await import('exceljs')
    const workbook = new Workbook()
    await workbook.xlsx.load(Buffer.from(file.content) as unknown as ArrayBuffer)
    const cells = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues()).join(' ')
    expect(cells).toContain('李*强')
    expect(cells).not.toContain('李志强')
    const reviewer = await server.as('reviewer')
    await expectRefusal(reviewer.claimFigures.getClaimFigures({ query: autumn }), 'access.denied')
    const outOfReach = { ...autumn, organisationId: desk.chaoyang }
    const elsewhere = await server.as('mediator')
    await expectRefusal(elsewhere.claimFigures.getClaimFigures({ query: outOfReach }), 'access.denied')
    await expectRefusal(
      desk.staff.assessor.claimFigures.getClaimFigures({ query: { from: '2020-01', to: '2026-11' } }),
      'insurance.figures_range_invalid',
    )
  })
})
