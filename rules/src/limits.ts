/** Limits of one sequence's life (flow-spec ruling 14). Past one, its authored automation stops; built-ins go on. */
export const VISITS_PER_MESSAGE = 3;
export const TRANSITIONS_WITHOUT_CLIENT = 10;
export const TRANSITIONS_IN_ALL = 25;
/** Automatic answers to one address in an hour: two machines answering each other stop here. */
export const ANSWERS_PER_HOUR = 10;

export type Limit = 'visits_per_message' | 'transitions_without_client' | 'transitions_in_all' | 'answers_per_hour';

/** In one call: `prompt` and `repeat` each (ruling 19), asking again by itself (ruling 17), and answers in all. */
export const PROMPTS_PER_CALL = 3;
export const ASKED_AGAIN_PER_CALL = 2;
export const DIGITS_PER_CALL = 30;
/** Calls under way that a sequence remembers; a client has one phone in hand. */
export const REMEMBERED_CALLS = 3;

/** Minutes after the client's act in which its answer is not held by quiet hours (flow-spec section 1, Two clocks). */
export const ANSWER_QUIET_GRACE_MINUTES = 15;
/** Hours after which an answer, or a follow-up, is too late to be sent. */
export const LATE_AFTER_HOURS = 24;
/** Messages a sequence remembers; far more than the limits above let it send by itself. */
export const REMEMBERED_MESSAGES = 100;

/** Hours in which a number answers "which one?" (flow-spec ruling 3). */
export const WHICH_ONE_HOURS = 4;
/** From then on a number is taken for what it says by itself; in between nobody knows, and a person looks. */
export const WHICH_ONE_FORGOTTEN_HOURS = 24;
/** Appointments that "which one?" lists; more do not fit into a text anyone reads. */
export const MOST_CHOICES = 9;
