import { Entity, Index, type Relation } from 'typeorm'
import type { PaperProblem } from '../../shared/insurance/files'
import type { PaperKind } from '../../shared/insurance/plans'
import type { PaperState } from '../../shared/insurance/states'
import { At, Id, Json, PointsTo, PrimaryId, Sealed, Short, Whole, Yes } from '../platform/columns'
import { Claim } from './claims.entities'

/** A file that brings a paper of a claim (材料): its parts arrive one by one, then it is made safe and kept. */
@Entity('papers')
@Index('papers_claim', ['claimId', 'id'])
@Index('papers_work', ['workAt', 'id'])
@Index('papers_verified', ['state', 'verifiedAt', 'id'])
export class Paper {
  @PrimaryId()
  id: string

  @Id()
  claimId: string

  @PointsTo(() => Claim, 'claim_id')
  claim?: Relation<Claim>

  @Short(20)
  kind: PaperKind

  @Short(10)
  state: PaperState

  /** The receipt's number, shown to whoever sent it. */
  @Short(30)
  receiptNumber: string

  @Sealed('papers.name')
  name: string

  /** Bytes, and their SHA-256 in hex, as announced. */
  @Whole()
  size: number

  @Index('papers_sha')
  @Short(64)
  sha256: string

  @Whole()
  chunkSize: number

  /** The names in the storage of what is shown: a picture, or a document's pages. */
  @Json({ nullable: true })
  pages: { file: string; sha256: string; width: number; height: number }[] | null

  /** What was sent, sealed and never served, where it is a document; null for pictures. */
  @Id({ nullable: true })
  original: string | null

  /** Why it could not be used. */
  @Short(20, { nullable: true })
  problem: PaperProblem | null

  /**
   * When the worker has something to do with it: to look at it, to clear up after it, or, of one that stopped half way, to give it
   * up; a worker that takes it puts this off. Null where nothing is left to do.
   */
  @At({ nullable: true })
  workAt: Date | null

  /** How many times it was begun to be looked at: what ends each worker is given up. */
  @Whole()
  tries: number

  /** When its files were last found whole. */
  @At({ nullable: true })
  verifiedAt: Date | null

  @At()
  createdAt: Date

  /** Taken back by whoever sent it, before it was handed in. */
  @Yes()
  isRemoved: boolean
}

/** A part of a file, at most 256 KB, that has arrived and is in the storage. */
@Entity('paper_chunks')
@Index('paper_chunks_number', ['paperId', 'number'], { unique: true })
export class PaperChunk {
  @PrimaryId()
  id: string

  @Id()
  paperId: string

  @Whole()
  number: number

  /** Its name in the storage, until the whole file is dealt with. */
  @Index('paper_chunks_file')
  @Id({ nullable: true })
  file: string | null

  /** Of its content: the same part may come again, another one may not. */
  @Short(43)
  sha256: string
}

/** What a picture looks like, in a few bits: the same one in another claim is found after it was saved again. */
@Entity('paper_looks')
@Index('paper_looks_band', ['band', 'bits'])
export class PaperLook {
  @PrimaryId()
  id: string

  @Index('paper_looks_paper')
  @Id()
  paperId: string

  @PointsTo(() => Paper, 'paper_id')
  paper?: Relation<Paper>

  @Whole()
  page: number

  /** A quarter of its hash in hex, and which: 0 to 3 of the whole page, 4 to 7 of the page with its edges cut. */
  @Whole()
  band: number

  @Short(4)
  bits: string

  /** All 64 bits. */
  @Short(16)
  hash: string
}

/** Two pages of different claims that look the same (疑似重复图片); each is told of by both. */
@Entity('paper_likenesses')
@Index('paper_likenesses_pages', ['paperId', 'page', 'otherId', 'otherPage'], { unique: true })
export class PaperLikeness {
  @PrimaryId()
  id: string

  @Id()
  paperId: string

  @Whole()
  page: number

  @Index('paper_likenesses_other')
  @Id()
  otherId: string

  @PointsTo(() => Paper, 'other_id')
  other?: Relation<Paper>

  @Whole()
  otherPage: number

  /** In how many of 64 bits they differ. */
  @Whole()
  distance: number
}
