/** Days after which a session ends whatever it does. */
export const SESSION_DAYS = 30;

/** Days without a request after which it ends. */
export const IDLE_DAYS = 7;
