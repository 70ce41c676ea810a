/** How the copies of a row differ from it, by column; `seq` counts them. */
export type Differing = Record<string, string>

/** Whose rows and unions the copies are told to be of. */
export interface Filling {
  /** Has a few dozen rows of everything that a person has. */
  personId: string
  /** Has a few dozen claims. */
  memberId?: string
  /** Has a few dozen rows of everything that hangs on an event, a roster or a case. */
  eventId?: string
  rosterId?: string
  caseId?: string
}

/** Ids of copies sort by their number; those of one number in several tables belong together. */
export const idOf = (seq: string) => `CONCAT('00', LPAD(LOWER(HEX(${seq})), 6, '0'), '-0000-7000-8000-000000000000')`
/** What one person, case or event has does not grow with the city: forty of everything. */
const own = (value: string, other: string) => `IF(seq < 1000 AND seq % 25 = 0, '${value}', ${other})`
export const spread = (values: readonly string[], by = 'seq') =>
  `ELT(1 + ${by} % ${values.length}, ${values.map((value) => `'${value}'`).join()})`

/** The instant the clock of the tests stands at. */
const now = "TIMESTAMP'2026-11-23 02:00:00'"
/** Over the last days, evenly. */
const at = (days: number) => `TIMESTAMPADD(SECOND, -CAST(seq * 997 % ${days * 86_400} AS SIGNED), ${now})`

export function differingOf({
  personId,
  memberId = '',
  eventId = '',
  rosterId = '',
  caseId = '',
}: Filling): Record<string, Differing> {
  const person = own(personId, idOf('seq'))
  const blind = "CONCAT('b', seq)"
  const union = 'union_id'
  return {
    persons: { phone_index: blind, document_index: blind, name_index: "CONCAT('b', seq % 100000)" },
    sessions: { token_hash: blind, person_id: person },
    consents: { person_id: person, subject_id: person, holding_key: blind },
    role_grants: { person_id: idOf('seq'), organisation_id: union, live_key: blind },
    role_invitations: { phone_index: blind, organisation_id: union, live_key: blind },
    messages: {
      person_id: person,
      dedupe_key: blind,
      created_at: at(300),
      read_at: 'IF(seq % 3 = 0, NULL, created_at)',
    },
    deliveries: {
      message_id: idOf('seq'),
      person_id: person,
      organisation_id: union,
      // What waits, or went wrong, is worked off: it does not grow with what was sent.
      state:
        "IF(seq > 1000, 'sent', ELT(1 + seq % 8, 'dead', 'unknown', 'due', 'sent', 'sent', 'sent', 'sent', 'sent'))",
      attention_at: `IF(seq <= 1000 AND seq % 8 < 2, ${at(30)}, NULL)`,
    },
    work_items: {
      subject_id: idOf('seq'),
      subject_index: "CONCAT('b', seq % 100000)",
      phone_index: blind,
      document_index: blind,
      case_number: "CONCAT('B-', seq)",
      feature: "IF(seq % 500 = 0, 'complaints', 'membership')",
      role: "IF(seq % 500 = 0, 'orgAdmin', 'reviewer')",
      state: "IF(seq % 10 > 0, 'submitted', 'approved')",
      is_open: 'seq % 10 > 0',
      opened_at: at(300),
      due_at: `TIMESTAMPADD(MINUTE, CAST(seq * 997 % 15000 AS SIGNED) - 5000, ${now})`,
      assignee_id: `IF(seq % 4 = 0, ${own(personId, idOf('seq % 200'))}, NULL)`,
      organisation_id: union,
    },
    case_steps: { first: `case_id = '${caseId}' DESC`, case_id: own(caseId, idOf('seq')) },
    applications: {
      person_id: person,
      open_key: 'NULL',
      receipt_number: "CONCAT('B-', seq)",
      state: spread(['approved', 'approved', 'refused', 'submitted', 'withdrawn']),
      organisation_id: union,
      event_id: own(eventId, 'NULL'),
      name_index: "CONCAT('b', seq % 100000)",
      document_index: blind,
      workplace_index: "CONCAT('b', seq % 5000)",
      signature: 'NULL',
      created_at: at(300),
      submitted_at: at(300),
      filed_on: `DATE(${at(300)})`,
      returned_on: 'NULL',
      closed_on: `IF(seq % 5 = 3, NULL, DATE(${at(300)}))`,
      due_at: `IF(seq % 5 = 3, ${at(10)}, NULL)`,
      decided_at: `IF(seq % 5 = 3, NULL, ${at(300)})`,
      minutes_taken: 'seq % 5000',
      in_time: 'seq % 10 > 0',
    },
    memberships: {
      person_id: idOf('seq'),
      current_key: `IF(seq % 20 = 0, NULL, ${idOf('seq')})`,
      number_key: blind,
      number: blind,
      organisation_id: union,
      state: "IF(seq % 20 = 0, 'left', IF(seq % 50 = 1, 'retained', 'active'))",
      is_discreet: 'seq % 100 = 7',
    },
    membership_changes: { membership_id: idOf('seq'), person_id: person },
    membership_transfers: { person_id: person, open_key: 'NULL', number: blind, state: "'accepted'" },
    joining_events: {
      code: "CONCAT('E', LPAD(seq, 7, '0'))",
      organisation_id: union,
      ends_at: `TIMESTAMPADD(MINUTE, CAST(seq * 997 % 400000 AS SIGNED) - 380000, ${now})`,
      closed_at: 'IF(seq % 50 = 0, ends_at, NULL)',
    },
    rosters: { organisation_id: union, open_key: 'NULL', storage_name: 'NULL' },
    roster_rows: {
      roster_id: own(rosterId, idOf('seq % 100')),
      row_number: '1000 + seq',
      state: spread(['imported', 'faulty', 'good', 'passedOver'], 'FLOOR(seq / 100)'),
    },
    releases: { person_id: person, open_key: 'NULL', case_number: blind, organisation_id: union },
    corrections: { person_id: person, open_key: 'NULL', case_number: blind, organisation_id: union },
    complaints: { person_id: person, receipt_number: blind, organisation_id: union },
    covers: {
      person_id: person,
      current_key: 'NULL',
      organisation_id: union,
      ended_at: `IF(seq % 3 = 0, NULL, ${at(300)})`,
    },
    claims: {
      claim_number: blind,
      state: spread(['paid', 'paid', 'refused', 'submitted', 'assessed', 'payable', 'draft', 'withdrawn']),
      claimant_id: own(memberId, idOf('seq')),
      insured_id: own(memberId, idOf('seq')),
      cover_id: idOf('seq'),
      organisation_id: union,
      previous_id: 'NULL',
      appeal_of_id: 'NULL',
      submitted_on: `DATE(${at(300)})`,
      due_at: at(10),
    },
    claim_lines: { claim_id: idOf('seq') },
    class_terms: { organisation_id: union },
    class_sites: { organisation_id: union },
    // What is over stays: of the classes there were a few are open.
    classes: {
      organisation_id: union,
      term_id: idOf('seq % 200'),
      site_id: idOf('seq % 200'),
      state: "IF(seq % 40 = 0, 'published', 'closed')",
      closes_at: at(300),
    },
    children: { name_index: blind, document_index: blind },
    guardianships: { child_id: idOf('seq'), person_id: idOf('seq'), live_key: blind, organisation_id: union },
    collectors: { child_id: idOf('seq') },
    child_pictures: { owner_id: idOf('seq') },
    priority_claims: { person_id: idOf('seq'), live_key: blind, organisation_id: union },
    care_workers: { organisation_id: union, person_id: idOf('seq'), name_index: blind },
    class_duties: { class_id: idOf('seq % 1000'), worker_id: idOf('seq'), live_key: 'NULL' },
    class_bookings: { person_id: idOf('seq'), ticket: blind },
    class_places: { booking_id: idOf('seq'), child_id: idOf('seq'), class_id: idOf('seq % 1000'), live_key: 'NULL' },
    class_attendances: { class_id: idOf('seq % 1000'), child_id: idOf('seq'), day: "'2026-10-12'" },
    class_hand_overs: { class_id: idOf('seq % 1000'), child_id: idOf('seq'), day: "'2026-10-12'" },
    pickup_requests: { class_id: idOf('seq % 1000'), child_id: idOf('seq'), day: "'2026-10-12'" },
    class_bars: { child_id: idOf('seq'), term_id: idOf('seq % 200'), term_key: blind, organisation_id: union },
    class_fees: { place_id: idOf('seq'), class_id: idOf('seq % 1000') },
    class_ratings: { class_id: idOf('seq % 1000'), person_id: idOf('seq') },
    class_certificates: { place_id: idOf('seq'), code: blind },
    draws: { pool_id: idOf('seq % 1000'), live_key: 'NULL' },
    draw_tickets: { draw_id: idOf('seq % 200'), number: '1000 + seq', tell_at: 'NULL' },
    class_logs: { class_id: idOf('seq % 1000'), child_id: idOf('seq') },
    learning_courses: { organisation_id: union, paper_id: 'NULL' },
    learning_lessons: { course_id: idOf('seq % 200') },
    learning_progress: { person_id: person, lesson_id: idOf('seq'), course_id: idOf('seq % 200'), seen_at: at(300) },
    learning_ratings: { person_id: person, course_id: idOf('seq'), created_at: at(300) },
    // Of the campaigns there were a few are open.
    benefit_campaigns: {
      organisation_id: union,
      state: "IF(seq % 40 = 0, 'published', 'ended')",
      closes_at: at(300),
    },
    benefit_coupons: { campaign_id: idOf('seq % 1000'), person_id: own(memberId, idOf('seq')), order_number: 'seq' },
    benefit_acts: { campaign_id: idOf('seq % 1000'), person_id: idOf('seq'), reference: blind, order_number: 'seq' },
    benefit_corrections: { campaign_id: idOf('seq % 1000') },
    quiz_questions: {
      line_id: idOf('seq'),
      organisation_id: union,
      topic: spread(['安全知识', '心理健康', '消防']),
      difficulty: 'seq % 3 + 1',
      stem_key: blind,
    },
    quiz_papers: {
      organisation_id: union,
      state: "IF(seq % 40 = 0, 'published', 'stopped')",
      closes_at: at(300),
    },
    quiz_attempts: { paper_id: idOf('seq % 1000'), person_id: idOf('seq'), due_at: at(300) },
    quiz_figures: { paper_id: idOf('seq % 1000'), line_id: idOf('seq') },
    contests: { organisation_id: union },
    contest_stages: { contest_id: idOf('seq % 200'), number: '10 + seq' },
    contest_entries: { contest_id: idOf('seq % 200'), number: '10 + seq', code: 'NULL', captain_id: idOf('seq') },
    contest_members: { contest_id: idOf('seq % 200'), entry_id: idOf('seq'), person_id: idOf('seq') },
    contest_judges: { contest_id: idOf('seq % 200'), stage_id: idOf('seq % 200'), person_id: idOf('seq') },
    contest_performances: {
      stage_id: idOf('seq % 200'),
      entry_id: idOf('seq'),
      start_number: '10 + seq',
      tell_at: 'NULL',
    },
    contest_scores: { performance_id: idOf('seq'), person_id: idOf('seq') },
    contest_certificates: {
      ...{ contest_id: idOf('seq % 200'), entry_id: idOf('seq'), person_id: idOf('seq') },
      code: "CONCAT('C', LPAD(seq, 11, '0'))",
    },
    merchants: { organisation_id: union, closed_at: 'NULL' },
    merchant_clerks: { merchant_id: idOf('seq % 1000'), person_id: idOf('seq'), live_key: 'NULL', name: 'NULL' },
    campaign_merchants: { campaign_id: idOf('seq % 1000'), merchant_id: idOf('seq') },
    coupon_codes: { coupon_id: idOf('seq'), code_hash: blind },
    redemptions: {
      merchant_id: idOf('seq % 1000'),
      campaign_id: idOf('seq % 1000'),
      coupon_id: idOf('seq'),
      clerk_id: idOf('seq'),
      live_key: 'NULL',
    },
    benefit_entries: { campaign_id: idOf('seq % 1000'), person_id: idOf('seq'), ticket: blind },
    claim_checks: { person_id: idOf('seq') },
    claim_reviews: { case_number: blind, person_id: idOf('seq'), coupon_id: idOf('seq'), organisation_id: union },
    benefit_bars: { case_number: blind, person_id: idOf('seq'), coupon_id: idOf('seq'), organisation_id: union },
    deletions: { at: at(300) },
    audit_verifications: { at: at(300) },
    audit_rows: {
      at: at(300),
      actor_id: own(personId, `IF(seq % 3 = 0, ${idOf('seq % 500')}, ${idOf('seq')})`),
      action: spread([
        'membership.case_viewed',
        'membership.application_submitted',
        'desk.queue_viewed',
        'identity.signed_in',
      ]),
      target_id: own(caseId || personId, idOf('seq')),
      outcome: "IF(seq % 1000 = 0, 'access.denied', 'done')",
      refused_at: `IF(seq % 1000 = 0, ${at(300)}, NULL)`,
      sequence: 'seq',
      chain: "'chain'",
    },
  }
}

const tables = Object.keys(differingOf({ personId: '' }))
/** There are as many of these as unions and staff have use for, however many members there are. */
const ofUnions = [
  'role_grants',
  'role_invitations',
  'rosters',
  'joining_events',
  'deletions',
  'audit_verifications',
  'class_terms',
  'class_sites',
  'classes',
  'care_workers',
  'class_duties',
  'class_draws',
  'learning_courses',
  'learning_lessons',
  'benefit_campaigns',
  'benefit_corrections',
  'quiz_questions',
  'quiz_papers',
  'quiz_figures',
  'contests',
  'contest_stages',
  'contest_judges',
  'benefit_campaigns',
  'benefit_corrections',
  'draws',
]

/** So many rows of everything that grows with the people of a city, and `most` of what grows with its unions alone. */
export const everyTable = (count: number, most: number): Record<string, number> =>
  Object.fromEntries(tables.map((table) => [table, ofUnions.includes(table) ? most : count]))
