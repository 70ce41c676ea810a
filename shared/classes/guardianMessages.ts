import type { Messages } from '../i18n/messages'

type Guardian = 'returned' | 'confirmed' | 'refused' | 'ended' | 'guardianAdded' | 'collectorAdded'

/** What guardians are told; a child is never named: messages leave the program. */
export const guardianMessages: Messages<Guardian> = {
  zh: {
    returned: ({ organisation }) => ({
      title: '监护关系还需补充材料',
      body: `${organisation}看了您提交的监护关系证明,还差一点。点开看看要补什么,补齐后再次提交。`,
    }),
    confirmed: ({ organisation }) => ({
      title: '监护关系已核实',
      body: `${organisation}已核实您的监护关系。接下来请填好健康情况和接送人,就可以报名了。`,
    }),
    refused: ({ organisation }) => ({
      title: '监护关系没有通过',
      body: `${organisation}没有通过您的监护关系核实,原因写在孩子的档案里。有新的证明可以重新添加。`,
    }),
    ended: ({ organisation }) => ({
      title: '监护关系已解除',
      body: `${organisation}解除了您在这里登记的一项监护关系。如有疑问,请联系工会。`,
    }),
    guardianAdded: () => ({
      title: '孩子多了一位监护人',
      body: '工会核实了孩子的另一位监护人,从现在起也能看到孩子的信息、为孩子报名。如果您不知情,请马上联系工会。',
    }),
    collectorAdded: () => ({
      title: '孩子多了一位接送人',
      body: '另一位监护人添加了接送人,从现在起可以接走孩子。如果不对,请马上打开核对。',
    }),
  },
  en: {
    returned: ({ organisation }) => ({
      title: 'More is needed to confirm the guardianship',
      body: `${organisation} looked at what you sent, and something is missing. Open it to see what, add it and hand it in again.`,
    }),
    confirmed: ({ organisation }) => ({
      title: 'The guardianship is confirmed',
      body: `${organisation} has confirmed that you are a guardian. Tell about health and who collects the child, then you can book.`,
    }),
    refused: ({ organisation }) => ({
      title: 'The guardianship was not confirmed',
      body: `${organisation} did not confirm the guardianship; the reason is with the child. With other proofs you can add the child again.`,
    }),
    ended: ({ organisation }) => ({
      title: 'A guardianship has ended',
      body: `${organisation} has ended one of your guardianships here. If you have questions, please ask the union.`,
    }),
    guardianAdded: () => ({
      title: 'The child has one more guardian',
      body: 'The union has confirmed another guardian, who can see what is kept of the child and book for it from now on. If you know nothing of this, please call the union at once.',
    }),
    collectorAdded: () => ({
      title: 'One more person may collect the child',
      body: 'Another guardian named somebody who may collect the child from now on. If this is wrong, please look at once.',
    }),
  },
}

/** What a family is told of a priority it claimed. */
export const priorityMessages: Messages<'returned' | 'confirmed' | 'refused' | 'ended'> = {
  zh: {
    returned: ({ organisation }) => ({
      title: '优先资格还需补充材料',
      body: `${organisation}看了您提交的证明,还差一点。点开看看要补什么,补齐后再次提交。`,
    }),
    confirmed: ({ organisation }) => ({
      title: '优先资格已核实',
      body: `${organisation}已核实您的优先资格,给孩子报名时会自动用上。`,
    }),
    refused: ({ organisation }) => ({
      title: '优先资格没有通过',
      body: `${organisation}没有通过您的优先资格,点开看原因。您仍可报名普通名额。`,
    }),
    ended: ({ organisation }) => ({
      title: '优先资格已取消',
      body: `${organisation}取消了您的一项优先资格。已经报上的名额不受影响。如有疑问,请联系工会。`,
    }),
  },
  en: {
    returned: ({ organisation }) => ({
      title: 'More is needed for the priority',
      body: `${organisation} looked at what you sent, and something is missing. Open it to see what, add it and hand it in again.`,
    }),
    confirmed: ({ organisation }) => ({
      title: 'The priority is confirmed',
      body: `${organisation} has confirmed your priority. It counts by itself when you book for your children.`,
    }),
    refused: ({ organisation }) => ({
      title: 'The priority was not confirmed',
      body: `${organisation} did not confirm the priority; open it to see why. You can book the seats that are for everybody.`,
    }),
    ended: ({ organisation }) => ({
      title: 'A priority has ended',
      body: `${organisation} has ended one of your priorities. Seats you have stay yours. If you have questions, please ask the union.`,
    }),
  },
}
