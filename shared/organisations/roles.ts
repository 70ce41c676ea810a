/** Staff roles, held at a node of the tree and acting in its subtree only. */
export const staffRoles = [
  'reviewer', // 入会审核
  'assessor', // 理赔初审
  'approver', // 理赔复核
  'payer', // 财务
  'classManager', // 托管班
  'teacher', // 带班教师
  'benefitsManager', // 福利
  'learningEditor', // 学习
  'judge', // 评委
  'mediator', // 调解员
  'orgAdmin', // 机构管理员
  'auditor', // 审计员
] as const

/** Held by people who are no union staff but act for a merchant: a bakery's clerk (商户店员). */
export const partnerRoles = ['merchantClerk'] as const

export const roles = [...staffRoles, ...partnerRoles] as const

export type StaffRole = (typeof staffRoles)[number]
export type Role = (typeof roles)[number]

export const isStaffRole = (role: Role): role is StaffRole => (staffRoles as readonly Role[]).includes(role)
