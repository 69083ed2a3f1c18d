/** What an account is made of. */
export interface Clinic {
  readonly name: string;
  /** IANA. */
  readonly time_zone: string;
  readonly country: string;
  readonly locale: string;
  readonly calendar: string;
  readonly admin: Person;
  readonly staff: Person;
  /** Texts come from here; E.164. */
  readonly phone: string;
  /** Notices to staff come from here. */
  readonly mailbox: string;
  /** A sandbox phone to try the story with. */
  readonly demo_phone: string;
}

interface Person {
  readonly name: string;
  readonly email: string;
}

/** The demo clinic. Names and numbers are fictional; domains under .example and numbers under 555-01xx belong to nobody. */
export const CLINIC: Clinic = {
  name: 'Lakeside Dental',
  time_zone: 'America/New_York',
  country: 'US',
  locale: 'en-US',
  calendar: 'Dr. Alvarez',
  admin: { name: 'Rosa Alvarez', email: 'admin@lakeside.example' },
  staff: { name: 'Front desk', email: 'frontdesk@lakeside.example' },
  phone: '+12025550100',
  mailbox: 'kept@lakeside.example',
  demo_phone: '+12025550123',
};
