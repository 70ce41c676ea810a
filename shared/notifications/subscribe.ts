/** Kinds of WeChat subscribe messages (订阅消息); which of WeChat's templates each one is, is configuration. */
export const subscribeKinds = ['result', 'reminder'] as const
export type SubscribeKind = (typeof subscribeKinds)[number]

/** What each of them says: the matter, a few words on it, and when. */
export const subscribeFields = ['what', 'note', 'at'] as const

/** What WeChat answers for a template; only `accept` allows one message. */
export const subscribeAnswers = ['accept', 'reject', 'ban', 'filter'] as const

/** WeChat asks for this many at once, at most. */
export const templatesAtOnce = 3
