/** 四大群体 first, then further new-form work, then employees of a unit. */
export const occupations = [
  'foodDelivery', // 外卖配送员
  'rideHailingDriver', // 网约车司机
  'courier', // 快递员
  'truckDriver', // 货车司机
  'domesticWorker', // 家政
  'careWorker', // 护工
  'securityGuard', // 保安
  'estateAgent', // 房产中介
  'retailWorker', // 商超
  'employee', // 单位职工
  'other',
] as const

export type Occupation = (typeof occupations)[number]
