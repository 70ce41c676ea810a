import { defineText } from '../i18n'

/** What the feature's errors say, and the names both sides use. */
export const insuranceText = defineText({
  zh: {
    errors: {
      'insurance.cover_not_found': '没有找到这份保障。',
    },
    events: { accident: '意外', hospital: '住院', illness: '重大疾病', death: '身故', property: '家庭财产' },
    papers: {
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
    },
    events: {
      accident: 'Accident',
      hospital: 'Hospital stay',
      illness: 'Serious illness',
      death: 'Death',
      property: 'Damage at home',
    },
    papers: {
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
