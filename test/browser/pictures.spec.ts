import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { plainPng } from '@kept/files/sample-files.spec-support';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

it('a picture goes out with a reminder, and a photo sent back is seen in the conversation', async () => {
  const clinic = await clinicOfItsOwn();
  const png = await plainPng({ width: 640, height: 400 });
  const editor = await browser.open(`/schedules/${clinic.schedule_id}`, { as: clinic.admin });
  await editor.getByRole('link', { name: 'Outline' }).click();
  await editor.getByRole('treeitem', { level: 1 }).filter({ hasText: '1 day before' }).click();
  const details = editor.getByRole('complementary', { name: 'Details' });
  const chooser = details.getByLabel('File: Attach a file').first();
  await chooser.setInputFiles({
    name: 'song.mp3',
    mimeType: 'audio/mpeg',
    buffer: Buffer.from(`MZ${'x'.repeat(999)}`),
  });
  await details
    .getByRole('alert')
    .getByText(/song\.mp3: This is a program/)
    .waitFor();
  // a long upload shows how far it is, until it is known what the file is
  const held = Promise.withResolvers<void>();
  await editor.route('**/v1/attachments', async (route) => {
    await held.promise;
    await route.continue();
  });
  const program = Buffer.from(`MZ${'x'.repeat(2 * 1024 * 1024)}`);
  await chooser.setInputFiles({ name: 'long.mp3', mimeType: 'audio/mpeg', buffer: program });
  await details.getByRole('progressbar', { name: /^(Uploading|Checking) long\.mp3$/ }).waitFor();
  held.resolve();
  await details
    .getByRole('alert')
    .getByText(/long\.mp3: This is a program/)
    .waitFor();
  await editor.unroute('**/v1/attachments');
  await chooser.setInputFiles({ name: 'the way to us.png', mimeType: 'image/png', buffer: png });
  await details.getByRole('link', { name: 'the way to us.png' }).first().waitFor();
  await expectNoViolations(editor);
  await shoot(editor, 'flow-attachment');
  await editor.getByText('Draft · 1 change').waitFor();
  await editor.getByRole('button', { name: 'Publish', exact: true }).click();
  await editor
    .getByRole('dialog', { name: /^Publish/ })
    .getByRole('button', { name: /^Publish/ })
    .click();
  await editor.getByText('Revision 2 is published').waitFor();

  const number = someNumber();
  const { id } = await clinic.book({ participants: [{ name: 'Kim Lee', phone: number }] });
  await clinic.api('POST', '/v1/sandbox/clock', { advance: 'P3D' });
  const phones = await browser.open(`/sandbox?show=${number.slice(1)}`, { as: clinic.admin });
  const kim = phones.getByRole('region', { name: /Kim Lee/ });
  const received = kim.getByRole('img', { name: 'Picture: image/png' });
  await received.waitFor();
  await expect.poll(() => received.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  await kim
    .getByLabel('Picture to send as Kim Lee')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await plainPng({ width: 300, height: 300 }) });
  await expect.poll(() => kim.getByRole('img').count()).toBe(2);
  // it arrives later than the message it came with, and is seen whole all the same
  const bottomOf = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().bottom);
  const end = await bottomOf(kim.getByRole('log'));
  await expect.poll(() => bottomOf(kim.getByRole('img').last())).toBeLessThan(end);
  await expectNoViolations(phones);
  await shoot(phones, 'sandbox-picture');

  const drawer = await browser.open(`/appointments/${id}`, { as: clinic.admin });
  await drawer.getByRole('tab', { name: /Conversation/ }).click();
  const seen = drawer.getByRole('img', { name: 'Picture: photo-1.png' });
  await seen.waitFor();
  await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
  await drawer.getByRole('img', { name: 'Picture: the way to us.png' }).waitFor();
  await expectNoViolations(drawer);
  await shoot(drawer, 'appointment-pictures');
  await seen.click();
  await drawer
    .getByRole('dialog', { name: 'photo-1.png' })
    .getByRole('link', { name: /Download/ })
    .waitFor();
  await expectNoViolations(drawer, '[role="dialog"]');
});
