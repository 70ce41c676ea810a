import { Entity, Index } from 'typeorm'
import type { Locale } from '../../shared/i18n'
import type { Assurance, SessionView } from '../../shared/identity/contract'
import type { DocumentKind } from '../../shared/membership/documents'
import { At, Blind, Id, PrimaryId, Sealed, Short, Whole } from '../platform/columns'

/** One person, one account (自然人). */
@Entity('persons')
export class Person {
  @PrimaryId()
  id: string

  @Sealed('persons.phone', { nullable: true })
  phone: string | null

  @Index('persons_phone', { unique: true })
  @Blind({ nullable: true })
  phoneIndex: string | null

  @Sealed('persons.name', { nullable: true })
  name: string | null

  @Index('persons_name')
  @Blind({ nullable: true })
  nameIndex: string | null

  @Short(20, { nullable: true })
  documentKind: DocumentKind | null

  @Sealed('persons.document_number', { nullable: true })
  documentNumber: string | null

  /** Blind index of the number: nobody else can hold the same document. */
  @Index('persons_document', { unique: true })
  @Blind({ nullable: true })
  documentIndex: string | null

  @Short(10, { nullable: true })
  documentExpiry: string | null

  @Short(12)
  assurance: Assurance

  @At({ nullable: true })
  assuredAt: Date | null

  /** Staff who saw the document, and at which case. */
  @Id({ nullable: true })
  assuredBy: string | null

  @Id({ nullable: true })
  assuredAtCase: string | null

  /** The joining event at which they saw it; null where it was at the desk. */
  @Id({ nullable: true })
  assuredAtEvent: string | null

  @At()
  createdAt: Date

  /** Since when nobody can sign in as this person; null while they can. */
  @At({ nullable: true })
  disabledAt: Date | null

  /** The language they last signed in with: what reaches them outside the program is in it. */
  @Short(5, { nullable: true })
  locale: Locale | null

  /** When the account goes for good, where its holder asked for that. */
  @Index('persons_closes')
  @At({ nullable: true })
  closesAt: Date | null

  /** When everything personal went: the row stays, so that what points to it still does. */
  @At({ nullable: true })
  erasedAt: Date | null
}

/** A WeChat identity (openid) bound to a person. */
@Entity('wechat_accounts')
export class WechatAccount {
  @PrimaryId()
  id: string

  @Sealed('wechat_accounts.openid')
  openid: string

  @Index('wechat_accounts_openid', { unique: true })
  @Blind()
  openidIndex: string

  @Index('wechat_accounts_person')
  @Id()
  personId: string

  @At()
  createdAt: Date
}

/** A session: an opaque token of which only the hash is here. */
@Entity('sessions')
export class Session {
  @PrimaryId()
  id: string

  @Index('sessions_token', { unique: true })
  @Short(43)
  tokenHash: string

  @Index('sessions_person')
  @Id()
  personId: string

  @At()
  createdAt: Date

  @Index('sessions_seen')
  @At()
  lastSeenAt: Date

  @At({ nullable: true })
  endedAt: Date | null

  @At({ nullable: true })
  secondFactorAt: Date | null

  /** When a code sent to the bound phone was given in this session. */
  @At({ nullable: true })
  steppedUpAt: Date | null

  /** How it was opened; null for those of before this was kept. */
  @Short(10, { nullable: true })
  way: SessionView['way']
}

/** A sign-in code sent by SMS; the newest one of a number counts. */
@Entity('sms_codes')
@Index('sms_codes_phone', ['phoneIndex', 'createdAt'])
export class SmsCode {
  @PrimaryId()
  id: string

  @Blind()
  phoneIndex: string

  @Short(43)
  codeHash: string

  @Whole()
  triesLeft: number

  @At()
  createdAt: Date

  @At()
  expiresAt: Date

  @At({ nullable: true })
  usedAt: Date | null
}

/** Authenticator secret of a member of staff (TOTP, RFC 6238). */
@Entity('second_factors')
export class SecondFactor {
  @PrimaryId()
  personId: string

  @Sealed('second_factors.secret')
  secret: string

  @At()
  createdAt: Date

  /** When its first code was accepted; null while it is being enrolled. */
  @At({ nullable: true })
  confirmedAt: Date | null

  /** Time step of the last accepted code: a code works once. */
  @Whole()
  lastStep: number
}

/** One of ten codes that stand in for a lost authenticator (备用码), each once. */
@Entity('recovery_codes')
@Index('recovery_codes_code', ['personId', 'codeHash'], { unique: true })
export class RecoveryCode {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @Blind()
  codeHash: string

  @At()
  createdAt: Date

  @At({ nullable: true })
  usedAt: Date | null
}
