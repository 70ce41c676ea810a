import { maskName, maskPhone } from '../../shared/identity/masks'

describe('masks', () => {
  it.each([
    ['王建国', '王*国'],
    ['李强', '李*'],
    ['𠮷野家明', '𠮷**明'],
    ['迪丽热巴·迪力木拉提', '迪********提'],
    ['王', '*'],
  ])('show the name %s as %s', (name, masked) => expect(maskName(name)).toBe(masked))

  it('show a phone by its first three and last four digits', () => expect(maskPhone('13800008000')).toBe('138****8000'))
})
