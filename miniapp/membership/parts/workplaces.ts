import type { Occupation } from '../../../shared/membership/occupations'

/** Platforms and companies many people of an occupation work with: proper names, the same in every language. */
export const workplacesOf: Record<Occupation, readonly string[]> = {
  foodDelivery: ['美团外卖', '饿了么', '京东外卖', '闪送', '达达'],
  rideHailingDriver: ['滴滴出行', '曹操出行', 'T3 出行', '首汽约车', '高德打车'],
  courier: ['顺丰速运', '京东物流', '中通快递', '圆通速递', '韵达快递', '邮政速递'],
  truckDriver: ['货拉拉', '满帮', '滴滴货运', '个体运输'],
  domesticWorker: ['天鹅到家', '家政公司', '个人雇主'],
  careWorker: ['医院', '养老院', '护理公司'],
  securityGuard: ['保安公司', '物业公司'],
  estateAgent: ['链家', '我爱我家', '麦田房产'],
  retailWorker: ['物美', '永辉超市', '盒马', '便利蜂'],
  employee: [],
  other: ['自由职业', '个体经营'],
}
