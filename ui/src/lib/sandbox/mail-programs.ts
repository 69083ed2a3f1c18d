/** The mail programs an answer can be written with; each quotes what it answers in its own way. */
export const MAIL_PROGRAMS = [
  { manner: 'gmail', label: 'Gmail' },
  { manner: 'outlook', label: 'Outlook' },
  { manner: 'apple_mail', label: 'Apple Mail on iPhone' },
] as const;

export type MailProgram = (typeof MAIL_PROGRAMS)[number]['manner'];
