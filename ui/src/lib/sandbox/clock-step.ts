/** The ways the sandbox's clock can be moved: an hour, a day, to the next message, to a time that is chosen. */
export type ClockStep = 'hour' | 'day' | 'next' | 'time';
