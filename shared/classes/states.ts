/** 准备中, 已发布, 已取消, 已并班, 已结班. */
export const classStates = ['draft', 'published', 'cancelled', 'merged', 'closed'] as const
export type ClassState = (typeof classStates)[number]

/** A child's place in a class: 已报名待抽签, 已占位待确认, 已确认, 排队中, 已递补待接受, 已取消, 已过期, 已结束(并班、停班). */
export const placeStates = [
  'entered',
  'held',
  'confirmed',
  'waiting',
  'offered',
  'cancelled',
  'expired',
  'ended',
] as const
export type PlaceState = (typeof placeStates)[number]

/** Those that take a seat away from others. */
export const seatedStates: readonly PlaceState[] = ['held', 'confirmed', 'offered']

/** Those of a child that still is, or may come to be, in the class. */
export const liveStates: readonly PlaceState[] = ['entered', 'held', 'confirmed', 'waiting', 'offered']

export const placeActs = ['confirm', 'cancel', 'expire', 'offer', 'accept', 'win', 'lose', 'end'] as const
export type PlaceAct = (typeof placeActs)[number]

/** Which act leads from which states to which; the guarded UPDATE names the states it leaves. */
export const placeTransitions: Record<PlaceAct, { from: readonly PlaceState[]; to: PlaceState }> = {
  confirm: { from: ['held'], to: 'confirmed' },
  cancel: { from: liveStates, to: 'cancelled' },
  /** A hold that nobody confirmed, and an offer that nobody accepted. */
  expire: { from: ['held', 'offered'], to: 'expired' },
  offer: { from: ['waiting'], to: 'offered' },
  accept: { from: ['offered'], to: 'confirmed' },
  /** Drawn: as a hold. */
  win: { from: ['entered'], to: 'held' },
  /** Not drawn: behind the others in the order drawn. */
  lose: { from: ['entered'], to: 'waiting' },
  end: { from: liveStates, to: 'ended' },
}

/** Why a place is over. */
export const placeEnds = [
  'byGuardian',
  'byStaff',
  'notConfirmed',
  'notAccepted',
  'classCancelled',
  'classMerged',
  'classClosed',
] as const
export type PlaceEnd = (typeof placeEnds)[number]

/** 先到先得, 抽签, 优先名额. */
export const allocations = ['firstCome', 'draw', 'priority'] as const
export type Allocation = (typeof allocations)[number]

/** Who has seats set aside in a class by priority: 困难职工, 新就业形态, 双职工, 单亲. */
export const priorityGroups = ['hardship', 'newForm', 'dualIncome', 'singleParent'] as const
export type PriorityGroup = (typeof priorityGroups)[number]

/** 托管班, 兴趣班. */
export const classKinds = ['childcare', 'interest'] as const
export type ClassKind = (typeof classKinds)[number]

/** What a guardian is to a child: 母亲, 父亲, (外)祖父母, 其他监护人. */
export const relations = ['mother', 'father', 'grandparent', 'otherGuardian'] as const
export type Relation = (typeof relations)[number]

/** 待核实, 待补正, 已核实, 未通过, 已解除. */
export const guardianshipStates = ['stated', 'returned', 'confirmed', 'refused', 'ended'] as const
export type GuardianshipState = (typeof guardianshipStates)[number]

/** 到, 请假, 缺勤. */
export const attendances = ['present', 'excused', 'absent'] as const
export type Attendance = (typeof attendances)[number]

/** What somebody in contact with the children does: 教师, 助教, 厨师, 保安, 志愿者, 保洁. */
export const duties = ['teacher', 'assistant', 'cook', 'guard', 'volunteer', 'cleaner'] as const
export type Duty = (typeof duties)[number]

/** 安全巡查, 消毒保洁, 食谱, 意外情况. */
export const logKinds = ['patrol', 'cleaning', 'menu', 'incident'] as const
export type LogKind = (typeof logKinds)[number]
