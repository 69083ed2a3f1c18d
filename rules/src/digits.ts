/** What an answer can be authored for (flow-spec section 2). */
export const AUTHORED_DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '*', '#'] as const;

/** Puts the number on the stop list, on any call; nothing can be authored over it (ruling 1). */
export const OPT_OUT_DIGIT = '9';

/** What a caller hands in when the time to dial has run out without a digit. */
export const NO_DIGIT = '';
