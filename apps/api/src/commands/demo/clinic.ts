/** The demo clinic. Names and numbers are fictional; domains under .example and numbers under 555-01xx belong to nobody. */
export const CLINIC = {
  name: 'Lakeside Dental',
  time_zone: 'America/New_York',
  country: 'US',
  locale: 'en-US',
  calendar: 'Dr. Alvarez',
  admin: { name: 'Rosa Alvarez', email: 'admin@lakeside.example' },
  staff: { name: 'Front desk', email: 'frontdesk@lakeside.example' },
  /** Texts come from here. */
  phone: '+12025550100',
  /** Notices to staff come from here. */
  mailbox: 'kept@lakeside.example',
  /** A sandbox phone to try the story with. */
  demo_phone: '+12025550123',
} as const;
