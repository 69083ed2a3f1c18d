import type { Page } from 'playwright-core';
import { flowDriver } from './flow-driver.ts';

/** The schedule of all that texts can do, made by hand. */
export async function buildSeedTexts(page: Page): Promise<void> {
  const flow = flowDriver(page);
  await flow.addMessage({ name: 'Booking text', purpose: 'Booking', sent_as: 'Text' });
  await flow.addAnswer({ for: 'client accepts' }, { action: 'reply', text: 'Booked, {{ first_name }}.' });
  await flow.addAnswer({ for: 'client declines' }, { action: 'reply', text: 'Another time, {{ first_name }}.' });
  await flow.addAnswer({ for: 'reply is', phrase: 'ok' }, { action: 'mark as accepted' });
  await flow.addAnswer({ for: 'reply is', phrase: 'rather not' }, { action: 'mark as declined' });
  await flow.open('Booking text');
  await flow.details.getByRole('checkbox', { name: 'Disable default auto replies' }).check();

  await flow.open('Any message');
  await flow.addAnswer({ for: 'reply is', phrase: 'hours' }, { action: 'reply', text: 'We open at eight.' });

  await flow.addMessage({ name: 'Thanks text', purpose: 'Follow-up', sent_as: 'Text' });
  await flow.addMessage({ name: 'Reminder text', purpose: 'Reminder', sent_as: 'Text' });
  await flow.addAnswer(
    { for: 'reply includes', phrase: 'running late' },
    { action: 'reply', text: 'No problem, {{ first_name }}.' },
  );
  await flow.addAnswer({ for: 'reply is', phrase: '2' }, { action: 'do nothing' });
  await flow.addAnswer(
    { for: 'reply includes', phrase: 'question' },
    { action: 'send email notification', subject: 'Somebody asks' },
  );
  await flow.addAnswer({ for: 'reply includes', phrase: 'count me in' }, { action: 'mark as confirmed' });
  await flow.addAnswer({ for: 'reply includes', phrase: 'cannot come' }, { action: 'mark as cancelled' });
  await flow.addAnswer({ for: 'reply includes', phrase: 'another day' }, { action: 'mark as reschedule requested' });
  await flow.addAnswer({ for: 'client confirms' }, { action: 'reply', text: 'See you, {{ first_name }}.' });
  await flow.addAnswer({ for: 'client cancels' }, { action: 'reply', text: 'A pity, {{ first_name }}.' });
  await flow.addAnswer(
    { for: 'client requests reschedule' },
    { action: 'reply', text: 'We will find a day, {{ first_name }}.' },
  );
  await flow.addAnswer({ for: 'reply is', phrase: 'less' }, { action: 'disable message', to: 'Thanks text (text)' });
  await flow.addAnswer(
    { for: 'reply is', phrase: 'more' },
    { action: 'enable message', to: '+ A new text, made for it' },
  );
  await flow.fillNew({ name: 'Extra text', text: 'One thing more, {{ first_name }}.' });
  await flow.details.getByLabel('How many').fill('2');
  await flow.details.getByLabel('Minutes, hours, days, weeks or months').selectOption('hours');
  await flow.open('Reminder text');
  await flow.addAnswer(
    { for: 'no response after', minutes: 60 },
    { action: 'transition to', to: '+ A new text, made for it' },
  );
  await flow.fillNew({ name: 'Nudge text', text: 'Still there, {{ first_name }}?' });
  await flow.open('Reminder text');
  await flow.addAnswer({ for: 'message fails' }, { action: 'transition to', to: '+ A new email, made for it' });
  await flow.fillNew({ name: 'By email', subject: 'Your visit', text: 'We could not text you, {{ first_name }}.' });
}
