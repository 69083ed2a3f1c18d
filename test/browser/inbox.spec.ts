import { expect, it } from 'vitest';
import { plainPng } from '@kept/files/sample-files.spec-support';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

it('staff see at once what a client writes, answer by text with a picture and by email, assign and archive it', async () => {
  const clinic = await clinicOfItsOwn();
  const [kim, lee] = [someNumber(), someNumber()];
  await clinic.book({ participants: [{ name: 'Kim Okafor', phone: kim, email: `kim${kim.slice(1)}@mail.example` }] });
  const text = (from: string, body: string) =>
    clinic.api('POST', `/screens/sandbox/phones/${from}/messages`, { to: clinic.phone, body });

  const page = await browser.open('/inbox', { as: clinic.staff });
  await page.getByText('Nothing waits here').waitFor();
  await expectNoViolations(page);
  await text(kim, 'Is there parking nearby?');
  const rows = page.getByRole('list', { name: 'Conversations' });
  await rows.getByText('Kim Okafor').waitFor();
  await page.getByRole('link', { name: /^Inbox 1 unread/ }).waitFor();
  await text(lee, 'Wrong number, I think');
  await rows.getByText(lee).waitFor();

  // the newest first, so Kim is the second
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const pane = page.getByRole('region', { name: 'Conversation', exact: true });
  await pane.getByRole('heading', { name: 'Kim Okafor' }).waitFor();
  await pane.getByText('Is there parking nearby?').waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('Yes, behind the house.');
  await page.reload();
  const answer = pane.getByLabel('Your reply');
  await expect.poll(() => answer.inputValue()).toBe('Yes, behind the house.');
  const picture = await plainPng({ width: 320, height: 200 });
  await pane.getByLabel('File to attach').setInputFiles({ name: 'map.png', mimeType: 'image/png', buffer: picture });
  await pane.getByRole('button', { name: 'Take map.png off' }).waitFor();
  await answer.press('ControlOrMeta+Enter');
  const said = pane.getByRole('list', { name: 'Conversation with Kim Okafor' });
  await said.getByText('Yes, behind the house.').waitFor();
  await said.getByText('By Sam Street').waitFor();
  await expect.poll(() => answer.inputValue()).toBe('');
  // also once the picture has its size, the newest stands whole
  await page.setViewportSize({ width: 1440, height: 620 });
  await said.getByRole('img', { name: 'Picture: map.png' }).waitFor();
  await expect
    .poll(() =>
      said.evaluate(
        (list) => list.getBoundingClientRect().bottom <= (list.parentElement?.getBoundingClientRect().bottom ?? 0),
      ),
    )
    .toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  // a scroll is often told after more has come: nobody has left the end by that
  const from_end = () =>
    said.evaluate((list) => {
      const box = list.closest('.md\\:overflow-y-auto') ?? list;
      return box.scrollHeight - box.scrollTop - box.clientHeight;
    });
  await said.evaluate((list) => {
    const more = document.createElement('li');
    more.id = 'more';
    more.style.height = '900px';
    list.append(more);
    list.closest('.md\\:overflow-y-auto')?.dispatchEvent(new Event('scroll'));
  });
  await expect.poll(from_end).toBeLessThan(1);
  await page.evaluate(() => document.getElementById('more')?.remove());
  await expectNoViolations(page);
  await shoot(page, 'inbox');
  await expectFits(page);

  await pane.getByLabel('Reply by').selectOption({ label: `Email to kim${kim.slice(1)}@mail.example` });
  await pane.getByLabel('Subject').fill('The way to us');
  await answer.fill('A **map** is on our page.');
  await pane.getByRole('button', { name: 'Send email' }).click();
  await said.getByText('The way to us').waitFor();

  const phones = await browser.open(`/sandbox?show=${kim.slice(1)}`, { as: clinic.admin });
  const phone = phones.getByRole('region', { name: /Kim Okafor/ });
  await phone.getByText('Yes, behind the house.').waitFor();
  await phone.getByRole('img', { name: 'Picture: image/png' }).waitFor();

  await page.bringToFront();
  await page.getByRole('heading', { name: 'Inbox', exact: true }).click();
  await page.keyboard.press('a');
  await page.getByRole('link', { name: 'Assigned to me' }).click();
  await rows.getByText('Kim Okafor').click();
  await pane.getByRole('heading', { name: 'Kim Okafor' }).waitFor();
  await page.getByRole('heading', { name: 'Inbox', exact: true }).click();
  await page.keyboard.press('e');
  await page.getByText('Archived Kim Okafor').waitFor();
  await page.getByText('Nothing is assigned to you').waitFor();
  await page.getByRole('link', { name: 'Archived', exact: true }).click();
  await rows.getByText('Kim Okafor').waitFor();
  // whoever writes again is back
  await text(kim, 'Thank you!');
  await page.getByRole('link', { name: 'Inbox', exact: true }).first().click();
  await rows.getByText('Thank you!').waitFor();

  await page.getByRole('searchbox', { name: 'Search the inbox' }).fill('okafor');
  await page.getByText('1 person', { exact: true }).waitFor();
  await expectNoViolations(page);
});

it('what failed says why and goes out again; what is about no appointment stands in Other', async () => {
  const clinic = await clinicOfItsOwn();
  const kim = someNumber();
  await clinic.api('POST', `/screens/sandbox/phones/${kim}/messages`, { to: clinic.phone, body: 'Hello?' });
  const page = await browser.open('/inbox', { as: clinic.staff });
  await page.getByRole('list', { name: 'Conversations' }).getByText(kim).click();
  await page.getByLabel('Your reply').fill('How can we help?');
  await page.getByRole('button', { name: 'Send text' }).click();
  const said = page.getByRole('list', { name: `Conversation with ${kim}` });
  await said.getByText(/Delivered/).waitFor();

  await page.getByRole('link', { name: 'Other', exact: true }).click();
  const other = page.getByRole('list', { name: 'Other' });
  await page.getByRole('status').getByText('1 message', { exact: true }).waitFor();
  await other.getByText('How can we help?').waitFor();
  await other.getByText('By Sam Street').waitFor();
  await expectNoViolations(page);
  await shoot(page, 'outbox-other');
  await expectFits(page);

  await clinic.sql(
    `update message set status = 'failed', status_reason = 'carrier_30003' where account_id = $1 and kind = 'one_time'`,
    [clinic.account_id],
  );
  await page.getByRole('link', { name: /^Failed/ }).click();
  const failed = page.getByRole('list', { name: 'Failed' });
  await failed.getByText('How can we help?').waitFor();
  await expectNoViolations(page);
  await failed.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Everything arrived').waitFor();
  await page.getByRole('link', { name: 'Outbox', exact: true }).click();
  await page.getByRole('list', { name: 'Outbox' }).getByText('Delivered').waitFor();
});

it('an unknown number is made somebody, who is called; what is written for later stands in its folder and is cancelled there', async () => {
  const clinic = await clinicOfItsOwn();
  const kim = '+18335550331';
  await clinic.sql(`update account set settings = settings - 'quiet_hours' where id = $1`, [clinic.account_id]);
  await clinic.api('POST', `/screens/sandbox/phones/${kim}/messages`, { to: clinic.phone, body: 'Hello?' });
  await clinic.api('POST', '/v1/broadcasts', {
    channel: 'sms',
    content: { body: 'We move in spring.' },
    recipients: { addresses: ['+18335550332', '+18335550333'] },
    send_at: '2031-05-02T09:00',
  });
  const page = await browser.open('/inbox', { as: clinic.staff });
  await page.getByRole('list', { name: 'Conversations' }).getByText(kim).click();
  await page.getByRole('button', { name: 'Who is this?' }).click();
  const dialog = page.getByRole('dialog', { name: `Who is ${kim}?` });
  await dialog.getByLabel('Name').fill('Kim Adeyemi');
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Make contact' }).click();
  const pane = page.getByRole('region', { name: 'Conversation', exact: true });
  await pane.getByRole('heading', { name: 'Kim Adeyemi' }).waitFor();
  await page.getByRole('list', { name: 'Conversations' }).getByText('Kim Adeyemi').waitFor();
  await pane.getByText('Hello?').waitFor();

  await pane.getByLabel('Reply by').selectOption({ label: `Call to ${kim}` });
  await pane.getByLabel('Your reply').fill('You called us. We are open until five.');
  await pane.getByRole('button', { name: 'Call them' }).click();
  const phones = await browser.open(`/sandbox?show=${kim.slice(1)}`, { as: clinic.admin });
  const phone = phones.getByRole('region', { name: kim });
  await phone.getByRole('button', { name: 'Answer', exact: true }).click({ timeout: 60_000 });
  await phone.getByText('We are open until five').waitFor();

  await page.bringToFront();
  await page.getByRole('link', { name: 'Scheduled', exact: true }).click();
  const later = page.getByRole('list', { name: 'Written for later' });
  await later.getByText('We move in spring.').waitFor();
  await expectNoViolations(page);
  await shoot(page, 'outbox-scheduled');
  await expectFits(page);
  await later.getByRole('link', { name: '2 text messages' }).click();
  await page.getByRole('heading', { name: 'Messages sent together' }).waitFor();
  await page.goBack();
  await later.getByRole('button', { name: 'Cancel …' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel 2 text messages' }).click();
  await page.getByText('Nothing waits to be sent').waitFor();
});
