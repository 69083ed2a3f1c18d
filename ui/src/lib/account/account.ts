import { session } from '#lib/session/session.ts';

const here = Intl.DateTimeFormat().resolvedOptions();

/** What times and numbers are told by: the account's place; before anybody signed in, the browser's. */
export const account = {
  /** IANA name. */
  get time_zone(): string {
    return session.info?.account.time_zone ?? here.timeZone;
  },
  /** BCP 47. */
  get locale(): string {
    return session.info?.account.locale ?? here.locale;
  },
} as const;
