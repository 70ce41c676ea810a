import { payers, type Row, row, signedIn } from './rows'

// Who edits contests and who judges is told in tests/learning.
const contestStaff = payers
const ownContests = row('out none none none none none none none none none')

/** Who gets past the doors of learning. */
export const learningTable: Record<string, Row> = {
  'learning.listContests': signedIn,
  'learning.getContest': ownContests,
  'learning.enterContest': ownContests,
  'learning.joinTeam': ownContests,
  'learning.leaveContest': ownContests,
  'learning.removeFromTeam': ownContests,
  'learning.checkCertificate': row('none none none none none none none none none none'),
  'learning.getJudging': contestStaff,
  'learning.scorePerformance': contestStaff,
  'learning.listDeskContests': contestStaff,
  'learning.addContest': contestStaff,
  'learning.getDeskContest': contestStaff,
  'learning.editContest': contestStaff,
  'learning.discardContest': contestStaff,
  'learning.publishContest': contestStaff,
  'learning.stopContest': contestStaff,
  'learning.nameJudge': contestStaff,
  'learning.removeJudge': contestStaff,
  'learning.startStage': contestStaff,
  'learning.listPerformances': contestStaff,
  'learning.markAbsent': contestStaff,
  'learning.closeStage': contestStaff,
  'learning.decideResults': contestStaff,
}
