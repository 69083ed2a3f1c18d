import { expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const REMINDER = {
  id: 'remind',
  name: 'Reminder',
  purpose: 'reminder',
  type: 'sms',
  timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
  content: { body: 'Hi {{ first_name }}, bring your X-rays. Reply STOP to opt out.' },
};

it('has its invitation and its PIN written and shown apart from the private words, and its PIN is never in clear', async () => {
  const clinic = await clinicOfItsOwn('Hill Street Physio');
  await clinic.sql(
    `update account set settings = settings || '{"secure_messaging": {"enabled": true, "records_email_opens": false,
      "link_subject": null, "link_body": null, "link_lifetime": "24_hours", "default_pin": null, "automated": [],
      "retention_days": null}}' where id = $1`,
    [clinic.account_id],
  );
  await clinic.publish({ spec_version: 1, messages: [REMINDER] });
  await clinic.book({ participants: [{ name: 'Robin Park', phone: someNumber() }] });
  const page = await browser.open(`/schedules/${clinic.schedule_id}`, { as: clinic.admin });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('link', { name: 'Outline' }).click();
  await page
    .getByRole('treeitem', { name: /Reminder/u })
    .first()
    .click();
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByRole('checkbox', { name: 'Send securely' }).check();

  const sent = details.getByRole('region', { name: 'What is sent' });
  const behind = details.getByRole('region', { name: 'What opens behind the link' });
  await sent.getByText(/secure message from .*\/s\/[\w-]{64}/u).waitFor();
  await behind.getByText('bring your X-rays').waitFor();
  await behind.getByText('Behind the client’s own PIN').waitFor();

  const invitation = details.getByRole('textbox', { name: 'Invitation', exact: true });
  await invitation.fill('A word for {{ first_name }}');
  await details.getByText('The invitation has no link').first().waitFor();
  await invitation.fill('A word for {{ first_name }}: {{ secure_link }}');
  await sent.getByText(/^A word for Robin: http/u).waitFor();
  await details.getByText('The invitation has no link').first().waitFor({ state: 'detached' });

  await details.getByRole('radio', { name: 'A field' }).check();
  await behind.getByText('This client’s PIN is empty').waitFor();
  await details.getByRole('radio', { name: 'The same for everybody' }).check();
  await details.getByText('It is not sent along').waitFor();
  await details.getByLabel('New PIN').fill('4711-kept');
  await details.getByRole('button', { name: 'Set the PIN' }).click();
  await behind.getByText('Behind the PIN of this message').waitFor();
  await details.getByRole('button', { name: 'Show the PIN' }).click();
  await details.getByRole('button', { name: '4711-kept' }).click();
  await page.getByText('The PIN of the message is copied').first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('4711-kept');
  await expectNoViolations(page);
  await shoot(page, 'secure-panel');
  await expectFits(page);

  await page.getByText('Saved').first().waitFor();
  const draft = JSON.stringify(await clinic.api('GET', `/v1/message_schedules/${clinic.schedule_id}`));
  expect(draft).toContain('"pin":"sealed:');
  expect(draft).toContain('A word for {{ first_name }}: {{ secure_link }}');
  expect(draft).not.toContain('4711');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('4711');

  await details.getByLabel('Sent as').selectOption('Call');
  await details.getByText('A call cannot go securely').waitFor();
});
