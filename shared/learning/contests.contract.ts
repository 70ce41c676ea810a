import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { certificateCode, day, id, instant, organisationRef, text } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { contestKinds, contestStates, entryBlockers, stageStates, stageWays, tieBreaks } from './contestRules'
import { teamNameMax } from './contests'

export const contestRow = z.object({
  id,
  name: z.string(),
  kind: z.enum(contestKinds),
  state: z.enum(contestStates),
  organisation: organisationRef,
  opensAt: instant,
  closesAt: instant,
})
export type ContestRow = z.output<typeof contestRow>

/** How an entry came out of a stage; told once the stage is closed. */
const outcome = z.object({
  /** In hundredths; null for who did not come. */
  mark: z.nullable(z.int()),
  rank: z.nullable(z.int()),
  tie: z.nullable(z.enum(tieBreaks)),
  advances: z.boolean(),
})

export const stageView = z.object({
  id,
  name: z.string(),
  way: z.enum(stageWays),
  state: z.enum(stageStates),
  /** Null for the last one. */
  advance: z.nullable(z.int()),
  venues: z.array(z.object({ name: z.string(), address: z.nullable(z.string()), at: z.nullable(instant) })),
  /** Where the caller's entry is in it: its number there, its venue, and the paper to answer. */
  own: z.nullable(
    z.object({
      start: z.int(),
      venue: z.nullable(z.int()),
      paperId: z.nullable(id),
      outcome: z.nullable(outcome),
    }),
  ),
})

export const ownEntry = z.object({
  number: z.int(),
  group: z.string(),
  /** Of a team. */
  name: z.nullable(z.string()),
  /** By which others join; the captain sees it. */
  code: z.nullable(z.string()),
  isCaptain: z.boolean(),
  members: z.array(z.object({ id, name: z.string(), isCaptain: z.boolean(), isMe: z.boolean() })),
  award: z.nullable(z.string()),
  certificateCode: z.nullable(z.string()),
})
export type OwnEntry = z.output<typeof ownEntry>

export const contestActions = ['enter', 'join', 'leave', 'manage'] as const

export const contestView = z.object({
  ...contestRow.shape,
  what: z.string(),
  groups: z.array(z.string()),
  team: z.object({ from: z.int(), to: z.int() }),
  awards: z.array(z.object({ name: z.string(), count: z.int() })),
  entries: z.int(),
  stages: z.array(stageView),
  own: z.nullable(ownEntry),
  /** Why the caller cannot enter; null where they can, or have. */
  blocker: z.nullable(z.enum(entryBlockers)),
  stopReason: z.nullable(z.string()),
  /** Who was awarded what, by group and rank; told once it is published. */
  results: z.array(
    z.object({
      number: z.int(),
      group: z.string(),
      award: z.string(),
      /** A team's; of somebody alone masked. */
      name: z.string(),
      mark: z.int(),
      isOwn: z.boolean(),
    }),
  ),
  actions: z.array(z.enum(contestActions)),
})
export type ContestView = z.output<typeof contestView>

export const teamCode = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z]{8}$/))

export const certificateView = z.object({
  code: z.string(),
  /** Masked: whoever checks it holds the paper with the name. */
  name: z.string(),
  /** Of a team. */
  team: z.nullable(z.string()),
  contest: z.string(),
  group: z.string(),
  award: z.string(),
  organisation: z.string(),
  issuedOn: day,
})
export type CertificateView = z.output<typeof certificateView>

const contestId = z.object({ contestId: id })
const person = { access: 'person' } as const

/** Contests as whoever takes part sees them. */
export const learningContests = defineContract({
  listContests: {
    method: 'GET',
    path: '/learning/contests',
    summary: 'Contests of the caller’s union and of those above it, newest first.',
    ...person,
    query: pageQuery,
    returns: pageOf(contestRow),
  },
  getContest: {
    method: 'GET',
    path: '/learning/contests/:contestId',
    summary: 'A contest with its stages, where the caller stands in it, and who was awarded what.',
    ...person,
    params: contestId,
    returns: contestView,
    errors: ['learning.contest_not_found'],
  },
  enterContest: {
    method: 'PUT',
    path: '/learning/contests/:contestId/entry',
    summary: 'Signs the caller up, alone or as captain of a new team; another time changes group and name.',
    ...person,
    audit: 'learning.contest_entered',
    params: contestId,
    body: z.object({ group: z.string().check(z.maxLength(20)), teamName: z.nullable(text(teamNameMax)) }),
    returns: contestView,
    errors: [
      'learning.contest_not_found',
      'learning.entry_not_open',
      'learning.entry_closed',
      'learning.not_eligible',
      'learning.judge_takes_part',
      'learning.in_a_team',
      'learning.entry_invalid',
    ],
  },
  joinTeam: {
    method: 'POST',
    path: '/learning/contests/:contestId/team-joins',
    summary: 'Joins a team by its code.',
    ...person,
    audit: 'learning.team_joined',
    params: contestId,
    body: z.object({ code: teamCode }),
    returns: contestView,
    errors: [
      'learning.contest_not_found',
      'learning.entry_not_open',
      'learning.entry_closed',
      'learning.not_eligible',
      'learning.judge_takes_part',
      'learning.in_a_team',
      'learning.team_not_found',
      'learning.team_full',
    ],
  },
  leaveContest: {
    method: 'DELETE',
    path: '/learning/contests/:contestId/entry',
    summary: 'Takes the caller out while entries are open; a team goes with its captain.',
    ...person,
    audit: 'learning.contest_left',
    params: contestId,
    returns: contestView,
    errors: ['learning.contest_not_found', 'learning.entry_closed', 'learning.not_entered'],
  },
  removeFromTeam: {
    method: 'DELETE',
    path: '/learning/contests/:contestId/team-members/:teamMemberId',
    summary: 'The captain takes somebody out of the team while entries are open.',
    ...person,
    audit: 'learning.team_member_removed',
    params: z.object({ contestId: id, teamMemberId: id }),
    returns: contestView,
    errors: ['learning.contest_not_found', 'learning.entry_closed', 'learning.not_entered'],
  },
  checkCertificate: {
    method: 'GET',
    path: '/learning/certificates/:certificateCode',
    summary: 'Whether a certificate is real, and what it says.',
    access: 'public',
    params: z.object({ certificateCode }),
    returns: certificateView,
    errors: ['learning.certificate_not_found'],
  },
})
