/** What the client answers, for who would rather press than type. The demo's schedule has an answer for each. */
export const STORY_REPLIES = { late: 'sure, but I may be late', confirm: '1' } as const;
