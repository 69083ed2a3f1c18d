import { expect, it } from 'vitest';
import { openPushService } from '@kept/channels/push-service.spec-support';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

it('an admin says who is told of what; a client’s words reach them by text, and what they answer reaches the client', async () => {
  const clinic = await clinicOfItsOwn('Quick Word Clinic');
  const [kim, sam] = [someNumber(), someNumber()];
  await clinic.sql(`update "user" set phone = $2 where email = $1`, [clinic.staff.email, sam]);
  const page = await browser.open('/settings/notifications', { as: clinic.admin });
  const list = page.getByRole('list', { name: 'Notifications' });
  const event = list.getByRole('listitem').filter({ hasText: 'A client wrote, and somebody has to answer' });
  await event.getByText('Sam Street by email').waitFor();
  await expectNoViolations(page);

  await event.getByRole('button', { name: /^Change/ }).click();
  const dialog = page.getByRole('dialog', { name: 'A client wrote, and somebody has to answer' });
  await dialog.getByRole('checkbox', { name: 'Sam Street: Email' }).uncheck();
  await dialog.getByText('Nobody is told of it.').waitFor();
  await dialog.getByRole('checkbox', { name: 'Sam Street: Text' }).check();
  await dialog.getByLabel('Others (optional)').fill('desk@');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByText('desk@ is no email address').waitFor();
  await expectNoViolations(page);
  await dialog.getByLabel('Others (optional)').fill('desk@quick.example');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await event.getByText('Sam Street by text').waitFor();
  await event.getByText('desk@quick.example by email').waitFor();
  await expectFits(page);
  await shoot(page, 'notifications');

  await clinic.api('POST', `/screens/sandbox/phones/${kim}/messages`, { to: clinic.phone, body: 'Is there parking?' });
  const phones = await browser.open(`/sandbox?show=${sam.slice(1)}`, { as: clinic.admin });
  const texts = phones.getByRole('log', { name: /Texts on the phone/ });
  await texts.getByText(`${kim} wrote to Quick Word Clinic`).waitFor();

  await clinic.api('POST', `/screens/sandbox/phones/${sam}/messages`, { to: clinic.phone, body: 'Behind the house.' });
  const inbox = await browser.open('/inbox', { as: clinic.staff });
  await inbox.getByRole('list', { name: 'Conversations' }).getByText(kim).click();
  const said = inbox.getByRole('list', { name: `Conversation with ${kim}` });
  await said.getByText('Behind the house.').waitFor();
  await said.getByText('By Sam Street').waitFor();
  await inbox.getByText('1 person', { exact: true }).waitFor();
});

it('a browser tells its person on a press of a button, gets a test, and is forgotten once it is gone', async () => {
  const clinic = await clinicOfItsOwn('Bell Clinic');
  const service = await openPushService();
  const page = await browser.open('/settings/notifications', { as: clinic.staff });
  await page.context().grantPermissions(['notifications']);
  // the maker's push service, which no test reaches: a browser that subscribed there says so much of itself
  await page.evaluate(({ endpoint, p256dh, auth }) => {
    PushManager.prototype.subscribe = async () => {
      const toJSON = () => ({ endpoint, keys: { p256dh, auth } });
      return Object.assign(Object.create(PushSubscription.prototype), { toJSON });
    };
  }, service.browser);
  await page.getByText('No browser of yours tells you yet.').waitFor();
  await page.getByRole('button', { name: 'Tell me in this browser' }).click();
  const browsers = page.getByRole('list', { name: 'Browsers that tell you' });
  await browsers.getByText('this one').waitFor();
  await expectNoViolations(page);
  await expectFits(page);
  await shoot(page, 'notifications-push');

  await page.getByRole('button', { name: 'Send me a test' }).click();
  await expect.poll(() => service.taken.length, { timeout: 15_000 }).toBe(1);
  expect(service.open(service.taken[0]?.body ?? Buffer.alloc(0))).toContain('Notifications reach this browser.');

  service.answer(410);
  await page.getByRole('button', { name: 'Send me a test' }).click();
  await expect.poll(() => service.taken.length, { timeout: 15_000 }).toBe(2);
  await page.reload();
  await page.getByText('No browser of yours tells you yet.').waitFor();
  await service.close();
});
