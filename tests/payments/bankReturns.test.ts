import { readBankRows } from '../../server/payments/bank.reading'

describe('A bank’s return', () => {
  const read = (text: string) => readBankRows(new TextEncoder().encode(text))

  it('is read whatever parts its cells, below titles, with sums to the fen', async () => {
    const [one, two] = await read(
      '某银行回单\n\n流水号\t状态\t金额(元)\t原因\nA-1\t支付成功\t1,234.50\t\nA-2\tFAILED\t0.07\t销户\n',
    )
    expect(one).toEqual({ row: 4, reference: 'A-1', result: 'paid', note: null, amountFen: 123_450 })
    expect(two).toEqual({ row: 5, reference: 'A-2', result: 'returned', note: '销户', amountFen: 7 })
  })

  it('is read in the encoding that Chinese banks write', async () => {
    // 编号,结果 and A,成功 in GBK.
    const gbk = Uint8Array.from([
      0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xbd, 0xe1, 0xb9, 0xfb, 0x0a, 0x41, 0x2c, 0xb3, 0xc9, 0xb9, 0xa6,
    ])
    expect(await readBankRows(gbk)).toEqual([{ row: 2, reference: 'A', result: 'paid', note: null, amountFen: null }])
  })

  it('says of a result it does not know that it does not know it', async () => {
    const [one] = await read('编号,结果,金额\nA,处理中,十元')
    expect(one).toMatchObject({ result: null, amountFen: Number.NaN })
  })
})
