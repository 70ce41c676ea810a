import { defineText } from '../i18n'

export { claimDeskErrors } from './claimDeskErrors'
export { claimErrors } from './claimErrors'

/** What the feature's errors say, and the names both sides use. */
export const insuranceText = defineText({
  zh: {
    errors: {
      'insurance.cover_not_found': '没有找到这份保障。',
      'insurance.claim_not_found': '没有找到这份理赔申请。',
      'insurance.file_not_found': '没有找到这份材料,可能已经移除。',
      'insurance.files_closed': '申请已经提交,材料现在不能改。需要补充时,工会会请您补正。',
      'insurance.file_type': '这种文件不能用。请拍照,或上传 JPG、PNG、WebP 照片和 PDF。',
      'insurance.file_heic': '这是苹果的 HEIC 照片,读不了。请在手机上打开它,截屏后上传截图,或直接拍照。',
      'insurance.too_many_files': '这一类最多 9 份。请先移除不需要的,再添加。',
      'insurance.chunk_invalid': '文件没有传完整,请再试一次。',
      'insurance.chunk_differs': '文件在上传途中变了。请移除后重新添加。',
      'insurance.page_not_found': '没有找到这一页。',
      'insurance.page_expired': '打开的时间过了,请刷新后再看。',
      'insurance.plan_not_found': '没有找到这个保障计划。',
      'insurance.plan_changed': '计划刚被别人改过,已为您刷新,请看过再改。',
      'insurance.plan_closed': '计划已停办,不能再改,也不再新增保障。',
      'insurance.plan_codes_changed': '原有项目的算法种类不能换。要换算法,请删掉这一项,另加一项。',
      'insurance.plan_no_draft': '没有待发布的草稿,可能已经发布过了。',
      'insurance.plan_day_invalid': '生效日不能早于今天,也不能早于上一版的生效日。',
      'insurance.plan_by_rule': '这个计划随入会自动生效,不用名册。',
    },
    events: { accident: '意外', hospital: '住院', illness: '重大疾病', death: '身故', property: '家庭财产' },
    paperKinds: {
      identity: '身份证明',
      eventProof: '事故证明',
      diagnosis: '诊断证明',
      dischargeSummary: '出院小结',
      invoices: '医疗费票据',
      costList: '费用清单',
      settlement: '医保结算单',
      pathology: '病理或检查报告',
      disabilityReport: '伤残鉴定书',
      deathCertificate: '死亡证明',
      relationProof: '亲属关系证明',
      heirsAgreement: '继承人协议',
      lossProof: '损失证明',
      photos: '现场照片',
      bankCard: '银行卡照片',
      other: '其他材料',
    },
  },
  en: {
    errors: {
      'insurance.cover_not_found': 'This cover was not found.',
      'insurance.claim_not_found': 'This claim was not found.',
      'insurance.file_not_found': 'This paper was not found; it may have been removed.',
      'insurance.files_closed':
        'The claim is handed in, so its papers stay as they are. The union asks you where something is missing.',
      'insurance.file_type':
        'This kind of file does not work. Take a photo, or send a JPG, PNG or WebP picture or a PDF.',
      'insurance.file_heic':
        'This is a HEIC picture, which cannot be read here. Open it on the phone and send a screenshot, or take a photo.',
      'insurance.too_many_files': 'At most 9 of one kind. Remove one that you do not need first.',
      'insurance.chunk_invalid': 'The file did not arrive whole. Please try again.',
      'insurance.chunk_differs': 'The file changed while it was sent. Remove it and add it again.',
      'insurance.page_not_found': 'This page was not found.',
      'insurance.page_expired': 'The time for looking is over. Load again, then open it.',
      'insurance.plan_not_found': 'This plan was not found.',
      'insurance.plan_changed':
        'Somebody has just changed the plan; it was loaded again. Please look before you go on.',
      'insurance.plan_closed': 'The plan is closed: it is not changed any more, and covers nobody new.',
      'insurance.plan_codes_changed':
        'The kind of formula of an item stays. To change it, remove the item and add another one.',
      'insurance.plan_no_draft': 'There is no draft to publish; it may have been published already.',
      'insurance.plan_day_invalid': 'The first day is neither before today nor before that of the version before it.',
      'insurance.plan_by_rule': 'This plan begins with the membership; no list is needed.',
    },
    events: {
      accident: 'Accident',
      hospital: 'Hospital stay',
      illness: 'Serious illness',
      death: 'Death',
      property: 'Damage at home',
    },
    paperKinds: {
      identity: 'Proof of identity',
      eventProof: 'Proof of the event',
      diagnosis: 'Diagnosis',
      dischargeSummary: 'Discharge summary',
      invoices: 'Medical invoices',
      costList: 'List of costs',
      settlement: 'Settlement of the medical insurance',
      pathology: 'Pathology or test report',
      disabilityReport: 'Disability report',
      deathCertificate: 'Death certificate',
      relationProof: 'Proof of relation',
      heirsAgreement: 'Agreement of the heirs',
      lossProof: 'Proof of the loss',
      photos: 'Photos of the scene',
      bankCard: 'Photo of the bank card',
      other: 'Other papers',
    },
  },
})
