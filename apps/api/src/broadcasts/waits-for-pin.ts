/** Whether a message `m` waits until there is a PIN, or secure messages are on: nothing happens to it by itself. */
export const WAITS_FOR_PIN = `(coalesce(m.status = 'held' and m.status_reason like 'secure_%', false))`;
