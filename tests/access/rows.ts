/**
 * Who gets past the door of every operation: `in` may still be refused for what they ask, `out` is told to sign in, `no` is
 * denied, `due` must prove the second factor first, `none` is answered as if there were no such record.
 */
export type Answer = 'in' | 'out' | 'no' | 'due' | 'none'
export const callers = [
  'visitor',
  'applicant',
  'stranger',
  'member',
  'clerk',
  'halfStaff',
  'reviewer',
  'parentReviewer',
  'foreignReviewer',
  'auditor',
] as const
export type Row = Record<(typeof callers)[number], Answer>

export const row = (answers: string): Row => {
  const list = answers.split(/\s+/) as Answer[]
  return Object.fromEntries(callers.map((caller, at) => [caller, list[at]!])) as Row
}

//                    visitor applicant stranger member clerk halfStaff reviewer parent foreign auditor
export const everybody = row('in      in        in       in     in    in        in       in     in      in')
export const signedIn = row('out     in        in       in     in    in        in       in     in      in')
export const applicant = row('out     in        none     none   none  none      none     none   none    none')
export const checkers = row('out     no        no       no     in    due       in       in     in      in')
export const anyStaff = row('out     no        no       no     no    due       in       in     in      in')
export const reviewers = row('out     no        no       no     no    due       in       in     none    no')
// Who does administer unions, and how far, is told in tests/organisations.
export const orgAdmins = row('out     no        no       no     no    no        no       no     no      no')
export const itsReviewers = row('out     no        no       no     no    due       in       in     none    none')
export const auditors = row('out     no        no       no     no    no        no       no     no      in')
export const anyReviewer = row('out     no        no       no     no    due       in       in     in      no')

export const claimStaff = row('out     no        no       no     no    due       none     none   none    none')
export const nobodys = row('out     none      none     none   none  none      none     none   none    none')
// Who teaches or manages a class is told in tests/classes.
export const classStaff = row('out     no        no       no     no    due       none     none   none    none')
// Neither reviewers nor admins assess or pay.
export const payers = row('out     no        no       no     no    no        no       no     no      no')

// Who does manage classes, and how far, is told in tests/classes.
export const classManagers = row('out no        no       no     no    no        no       no     no      no')
export const ownBookings = row('out     none      none     none   none  none      none     none   none    none')
