import { expect, it } from 'vitest';
import { failedBroadcastNotification } from './failed-broadcast-notification.ts';

it('counts what did not arrive by what became of it', () => {
  const notice = failedBroadcastNotification({ channel: 'sms', recipients: 1_200, failed: 3, unknown: 2, held: 1 });
  expect(notice.subject).toBe('6 of 1,200 text messages did not arrive');
  expect(notice.body).toContain('3 failed, and of 2 the carrier did not say whether it took them, and 1 is held.');
});

it('names only what there is', () => {
  const { body } = failedBroadcastNotification({ channel: 'email', recipients: 40, failed: 0, unknown: 0, held: 5 });
  expect(body).toMatch(/^Of 40 emails that were sent together, 5 are held\. /);
});
