import type { DocumentKind } from './documents'
import type { Occupation } from './occupations'
import type { RosterColumn } from './rosters'
import { membershipText } from './text'

/** What people write above the columns of a list; the first is the template's. */
export const columnNames: Record<RosterColumn, readonly string[]> = {
  name: ['姓名', '名字', '会员姓名', '职工姓名', '员工姓名', '人员姓名', 'name', 'full name'],
  documentKind: ['证件类型', '证件种类', '证件名称', 'document kind', 'document type'],
  documentNumber: [
    '证件号码',
    '身份证号码',
    '身份证号',
    '身份证',
    '证件号',
    '公民身份号码',
    '居民身份证号',
    '居民身份证号码',
    'document number',
    'id number',
  ],
  phone: ['手机号', '手机号码', '手机', '联系电话', '电话', '联系方式', '移动电话', '电话号码', 'mobile', 'phone'],
  occupation: ['职业', '职业类别', '工种', '岗位', '从业类型', '就业形态', 'occupation'],
  workplace: [
    '单位',
    '工作单位',
    '所在单位',
    '单位名称',
    '站点',
    '平台',
    '平台或单位',
    '所属站点',
    '配送站',
    'workplace',
  ],
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Every way to write one of the values, by its bare form: the words of both languages, and those of the street. */
function namesOf<Value extends string>(
  words: readonly Record<Value, string>[],
  others: Record<Value, readonly string[]>,
): ReadonlyMap<string, Value> {
  const values = Object.keys(others) as Value[]
  return new Map(
    values.flatMap((value) =>
      [...words.map((language) => language[value]), ...others[value]].map((name) => [bare(name), value] as const),
    ),
  )
}

export const documentKindNames: ReadonlyMap<string, DocumentKind> = namesOf(
  [membershipText.zh.documentKinds, membershipText.en.documentKinds],
  {
    residentId: ['身份证', '二代身份证', '中国居民身份证', '公民身份证'],
    residencePermit: ['港澳台居住证', '居住证', '港澳居民居住证', '台湾居民居住证'],
    hongKongMacauPermit: ['回乡证', '港澳通行证', '港澳居民通行证', '港澳来往内地通行证'],
    taiwanPermit: ['台胞证', '台湾通行证', '台湾居民通行证', '台湾来往大陆通行证'],
    passport: ['中国护照', '外国护照', '因私护照'],
    foreignerPermit: ['永久居留证', '外国人永久居留证', '外国人居留证', '五星卡'],
  },
)

export const occupationNames: ReadonlyMap<string, Occupation> = namesOf(
  [membershipText.zh.occupations, membershipText.en.occupations],
  {
    foodDelivery: ['外卖员', '外卖骑手', '骑手', '网约配送员', '外卖', '送餐员', '外卖送餐员', '配送员'],
    rideHailingDriver: ['网约车', '网约车驾驶员', '专车司机', '出租车司机'],
    courier: ['快递', '快递小哥', '快递从业人员', '快递投递员', '投递员'],
    truckDriver: ['货运司机', '卡车司机', '货车驾驶员', '大货车司机'],
    domesticWorker: ['家政服务员', '家政人员', '家政员', '保洁', '保洁员', '月嫂', '育儿嫂'],
    careWorker: ['护工护理员', '护理员', '养老护理员'],
    securityGuard: ['保安员', '保安人员'],
    estateAgent: ['房产中介员', '房产经纪人', '房地产经纪人', '中介'],
    retailWorker: ['商超服务员', '商场超市员工', '商超信息员', '超市员工', '导购', '收银员'],
    employee: ['职工', '员工', '企业职工', '在职职工', '正式职工'],
    other: ['其他', '其它', '其它职业', '灵活就业'],
  },
)
