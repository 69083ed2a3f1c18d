// The rules author writes this: zod schemas of flow-spec section 1; exports Definition, AutoMessage, AutoReply, Trigger, Action.
export interface Definition { readonly spec_version: 1 }
