/** What the pages that clients open say. `{company}` and `{address}` are filled in. */
export const pageWordsEn = {
  lost_title: 'This link does not work',
  lost: 'This link does not lead anywhere any more. Please contact whoever sent you the message.',
  unsubscribe_title: 'Unsubscribe',
  unsubscribe_ask: 'Do you want no more mails from {company} to {address}?',
  unsubscribe_reminders_too: 'Reminders of your appointments will not come by mail either.',
  unsubscribe_yes: 'Yes, no more mails',
  unsubscribe_done: 'You will get no more mails from {company} at {address}.',
  unsubscribe_changed_mind: 'If that was a mistake, please contact {company}.',
} as const;
