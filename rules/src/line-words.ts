/** Whole messages that stop all messages to an address; nothing can be authored over them (flow-spec section 4, ruling 1). */
export const OPT_OUT_WORDS: {
  readonly sms: readonly string[];
  readonly email: readonly string[];
  readonly call: readonly string[];
} = {
  sms: ['stop', 'end', 'quit', 'unsubscribe', 'stopall', 'cancel', 'revoke', 'optout'],
  email: ['stop', 'unsubscribe'],
  call: ['9'],
};

/** Take a phone off the stop list again. */
export const OPT_IN_WORDS: readonly string[] = ['start', 'unstop'];

/** Get the account's help text unless the carrier answers. */
export const HELP_WORDS: readonly string[] = ['help', 'info'];
