/** What is offered to add: anything, or answers to one message (null: the defaults). */
export type Adding = { readonly what: 'anything' } | { readonly what: 'answer'; readonly message_id: string | null };
