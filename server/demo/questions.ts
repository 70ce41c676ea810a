import type { QuestionInput } from '../../shared/learning/bank.desk.contract'
import type { Difficulty } from '../../shared/learning/papers'
import type { QuestionKind } from '../../shared/learning/questions'

/** Stem, options, answer, difficulty: `|` stands between options, and between words that are accepted. */
type Written = readonly [kind: QuestionKind, stem: string, options: string, answer: string, difficulty?: Difficulty]

const safety: readonly Written[] = [
  ['single', '发现电器着火,首先应该做什么?', '切断电源|用水泼|打开门窗|继续使用', 'A', 'easy'],
  ['single', '拨打火警电话时,最先要说清的是什么?', '着火的地点|自己的单位|损失多少|谁的责任', 'A', 'easy'],
  ['single', '骑电动自行车送餐,头盔的系带应当怎样?', '系紧,能伸进一到两指|松着更舒服|不用系|只在下雨时系', 'A', 'easy'],
  ['single', '电动自行车应当在哪里充电?', '室外集中充电处|楼道|家里客厅|安全出口旁', 'A', 'easy'],
  [
    'single',
    '路口右转的大货车旁,骑行者应当怎样?',
    '停在后面等它转完|从右侧快速通过|紧贴车身|按喇叭挤过去',
    'A',
    'medium',
  ],
  [
    'single',
    '高温天出现头晕、恶心、大汗,先做什么?',
    '到阴凉处休息,补水降温|喝点酒提神|再跑一单|盖被子发汗',
    'A',
    'easy',
  ],
  ['single', '灭火器压力表指针在绿色区域表示什么?', '压力正常|压力过低|压力过高|已经用过', 'A', 'medium'],
  [
    'single',
    '有人触电,尚未断电,应当怎样救?',
    '先切断电源或用干木棍挑开电线|直接用手拉开|泼水|等他自己松手',
    'A',
    'medium',
  ],
  ['single', '火场烟大时,怎样撤离较安全?', '弯腰低姿,湿毛巾捂口鼻|站直快跑|乘电梯|躲进衣柜', 'A', 'easy'],
  ['single', '雨天路滑,跟车距离应当怎样?', '加大|缩小|不变|随意', 'A', 'easy'],
  ['single', '外伤大出血,最先做什么?', '直接压迫伤口止血|用清水长时间冲洗|涂药膏|等救护车来再说', 'A', 'medium'],
  ['single', '在路上遇到积水看不清深浅,应当怎样?', '绕行|快速冲过|脱鞋蹚过|跟着前车走', 'A', 'easy'],
  ['multiple', '出车前要检查哪些地方?', '刹车|轮胎|车灯|手机电量以外的都不用看', 'ABC', 'easy'],
  [
    'multiple',
    '哪些行为会让电池更容易起火?',
    '私自改装|使用不配套的充电器|充电过夜无人看管|在集中充电处充电',
    'ABC',
    'medium',
  ],
  ['multiple', '哪些地方不能堆放杂物?', '楼梯间|安全出口|消防通道|自家储物柜', 'ABC', 'easy'],
  ['multiple', '交通事故后应当做什么?', '先确认有没有人受伤|拍照留下现场|报警和通知平台|马上离开现场', 'ABC', 'medium'],
  ['multiple', '拨打 120 时要说清哪些事?', '详细地址|伤病情况|联系电话|家庭收入', 'ABC', 'easy'],
  ['multiple', '有限空间作业前要做什么?', '先通风|再检测|有人监护|一个人直接下去', 'ABC', 'hard'],
  ['multiple', '哪些情况要立即停车休息?', '困得睁不开眼|头晕胸闷|手脚发麻|刚休息完', 'ABC', 'easy'],
  ['trueFalse', '安全出口的门在营业时可以锁上。', '', 'B', 'easy'],
  ['trueFalse', '油锅起火可以盖上锅盖灭火。', '', 'A', 'easy'],
  ['trueFalse', '骑车时看一眼手机接单不算危险。', '', 'B', 'easy'],
  ['trueFalse', '劳动者有权拒绝违章指挥和强令冒险作业。', '', 'A', 'medium'],
  ['trueFalse', '发生火灾时应当乘电梯尽快下楼。', '', 'B', 'easy'],
  ['trueFalse', '灭火器应当放在明显、容易拿到的地方。', '', 'A', 'easy'],
  ['trueFalse', '喝了一点酒,骑电动自行车没有关系。', '', 'B', 'easy'],
  ['fillIn', '我国的火警电话是____。', '', '119|一一九', 'easy'],
  ['fillIn', '我国的急救电话是____。', '', '120|一二零|一二〇', 'easy'],
  ['fillIn', '我国的交通事故报警电话是____。', '', '122|110|一二二', 'medium'],
  ['fillIn', '使用干粉灭火器:拔掉____,对准火焰根部,压下把手。', '', '保险销|保险栓|销子|安全销', 'hard'],
]

const health: readonly Written[] = [
  ['single', '感到压力大时,哪种做法较好?', '深呼吸、散步,找人聊聊|一个人硬扛|多喝几杯|熬夜刷手机', 'A', 'easy'],
  ['single', '成年人每天睡多久较合适?', '七到九小时|三到四小时|十二小时以上|睡不睡都行', 'A', 'easy'],
  [
    'single',
    '同事连着几周闷闷不乐,你怎么做?',
    '关心地问一问,愿意听他说|当众开玩笑|装作没看见|劝他想开点就走',
    'A',
    'easy',
  ],
  [
    'single',
    '被顾客无理责骂后,哪种做法较好?',
    '先离开现场平静一下,再向平台反映|当场对骂|把气撒在家人身上|一直憋着',
    'A',
    'medium',
  ],
  ['single', '情绪低落持续多久以上应当寻求专业帮助?', '两周|一小时|半天|不需要', 'A', 'medium'],
  ['single', '哪一项是焦虑常见的身体反应?', '心慌、手心出汗|身高变化|视力变好|头发变多', 'A', 'easy'],
  ['single', '腹式呼吸时,应当怎样?', '慢慢吸气让肚子鼓起,再慢慢呼出|越快越好|憋住不呼|只用嘴吸', 'A', 'medium'],
  ['single', '孩子成绩下降,家长怎样说较好?', '我们一起看看难在哪里|你怎么这么笨|别人家孩子都行|不许吃饭', 'A', 'easy'],
  ['single', '睡前一小时,哪种习惯有助于入睡?', '调暗灯光,少看手机|喝浓茶|剧烈运动|处理纠纷', 'A', 'easy'],
  ['single', '倾听别人诉说时,最重要的是什么?', '不打断、不急着评判|马上给建议|讲自己的经历|看手机', 'A', 'medium'],
  ['single', '“情绪没有好坏”的意思是什么?', '各种情绪都在提醒我们一些事|可以随便发火|不用管情绪|只能高兴', 'A', 'hard'],
  [
    'single',
    '有人透露不想活了,应当怎样?',
    '认真对待,陪着他并联系专业帮助|当作玩笑|替他保密不告诉任何人|讲道理批评他',
    'A',
    'hard',
  ],
  ['multiple', '哪些方法有助于缓解压力?', '规律运动|和朋友聊天|做喜欢的事|一直加班', 'ABC', 'easy'],
  ['multiple', '哪些是职业倦怠的信号?', '总觉得累|对工作提不起劲|变得冷漠易怒|周末想出去玩', 'ABC', 'medium'],
  ['multiple', '哪些渠道可以得到心理帮助?', '工会心理服务|12356 心理援助热线|正规医院|网上算命', 'ABC', 'easy'],
  ['multiple', '怎样和家人好好沟通?', '说自己的感受|先听完再说|找双方都平静的时候|翻旧账', 'ABC', 'easy'],
  ['multiple', '哪些习惯会影响睡眠?', '睡前喝浓咖啡|睡前长时间刷手机|作息不规律|晚饭后散步', 'ABC', 'easy'],
  ['multiple', '怎样帮助刚经历事故的同事?', '陪伴|倾听|协助联系帮助|追问细节', 'ABC', 'medium'],
  ['multiple', '哪些做法能让自己更有掌控感?', '把大事拆成小步|先做能做的|记录完成的事|要求事事完美', 'ABC', 'medium'],
  ['trueFalse', '去看心理医生说明人很软弱。', '', 'B', 'easy'],
  ['trueFalse', '适度的压力可以让人更专注。', '', 'A', 'easy'],
  ['trueFalse', '运动可以改善情绪。', '', 'A', 'easy'],
  ['trueFalse', '抑郁只是想太多,不需要治疗。', '', 'B', 'easy'],
  ['trueFalse', '酒精可以从根本上解决失眠。', '', 'B', 'easy'],
  ['trueFalse', '说出自己的难处是一种能力。', '', 'A', 'easy'],
  ['trueFalse', '心理咨询的内容一般应当保密。', '', 'A', 'medium'],
  ['fillIn', '全国统一心理援助热线是____。', '', '12356', 'medium'],
  ['fillIn', '生气时先停一停,在心里从一数到____,再说话。', '', '十|10', 'easy'],
  ['fillIn', '世界精神卫生日是每年____月 10 日。', '', '10|十', 'hard'],
  ['fillIn', '“一呼一吸”练习中,呼气要比吸气更____。', '', '长|慢|长一些|慢一些', 'medium'],
]

const inputOf = (topic: string, [kind, stem, options, answer, difficulty = 'easy']: Written): QuestionInput => ({
  ...{ topic, kind, stem, difficulty, explanation: null },
  options: options === '' ? [] : options.split('|'),
  answer: kind === 'fillIn' ? answer.split('|') : [...answer],
})

/** What the demo's two quizzes draw from, thirty questions each. */
export const demoQuestions: readonly QuestionInput[] = [
  ...safety.map((written) => inputOf('安全知识', written)),
  ...health.map((written) => inputOf('心理健康', written)),
]
