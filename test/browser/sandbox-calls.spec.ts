import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

/** What a call says: a menu, another behind 2, and for 1 that it was understood. */
const MENU = gather('Hello Ana. Press 1 to confirm, or 2 for more.');
const MORE = gather('To move your appointment, press 1. To cancel it, press 2.');
const THANKS = '<Say>Thank you. We will call you about a new time.</Say>';

let clinic: OwnClinic;
let scripts: Server;
let url = '';

function gather(words: string): string {
  return `<Gather numDigits="1" timeout="60" finishOnKey="" action="/"><Say language="en-US">${words}</Say></Gather>`;
}

function verbsFor(digits: string | null): string {
  if (digits === null) return MENU;
  return digits === '2' ? MORE : THANKS;
}

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
  scripts = createServer((request, response) => {
    void text(request).then((body) => {
      const digits = new URLSearchParams(body).get('Digits');
      const twiml = `<Response>${verbsFor(digits)}</Response>`;
      return response.writeHead(200, { 'content-type': 'text/xml' }).end(twiml);
    });
  });
  await once(scripts.listen(0, '127.0.0.1'), 'listening');
  const address = scripts.address();
  url = `http://127.0.0.1:${address instanceof Object ? address.port : 0}/`;
});

afterAll(() => scripts.close());

it('answers a call at one phone while another rings, by mouse and by the keys of the keyboard', async () => {
  const [ana, omar] = [someNumber(), someNumber()];
  const page = await browser.open(`/sandbox?show=${ana.slice(1)}&show=${omar.slice(1)}`, { as: clinic.admin });
  const at = (number: string) => page.getByRole('region', { name: number });
  await at(ana).getByText('No texts yet').waitFor();
  await clinic.call({ to: ana, url });
  await clinic.call({ to: omar, url });
  await at(omar).getByText('Incoming call').waitFor();
  await shoot(page, 'sandbox-call-rings');
  await expectNoViolations(page);

  await at(ana).getByRole('button', { name: 'Answer', exact: true }).click();
  await at(ana).getByText('Press 1 to confirm').waitFor();
  await page.keyboard.press('2');
  await at(ana).getByText('To move your appointment, press 1').waitFor();
  await shoot(page, 'sandbox-call-speaks');
  await expectNoViolations(page);
  await expectFits(page);
  await at(ana).getByRole('button', { name: 'Press 1' }).click();
  await at(ana).getByText('We will call you about a new time').waitFor();
  await at(ana).getByRole('button', { name: 'Hang up' }).click();
  await at(ana)
    .getByText(/^Call: Answered, \d+ s$/)
    .waitFor();
  const said = at(ana).getByRole('log').getByRole('listitem').getByRole('listitem');
  expect(await said.allInnerTexts()).toEqual([
    expect.stringContaining('Press 1 to confirm'),
    expect.stringContaining('2'),
    expect.stringContaining('To move your appointment'),
    expect.stringContaining('1'),
    expect.stringContaining('Thank you'),
  ]);
  await shoot(page, 'sandbox-call-over');
  await expectNoViolations(page);

  await at(omar).getByRole('button', { name: 'Busy' }).click();
  await at(omar).getByText('Call: Declined').waitFor();
});

it('does by itself what was set for a phone', async () => {
  const number = someNumber();
  const page = await browser.open(`/sandbox?show=${number.slice(1)}`, { as: clinic.admin });
  const phone = page.getByRole('region', { name: number });
  await phone.getByRole('button', { name: 'Calls by itself' }).click();
  await page.getByLabel('When a call comes').selectOption({ label: 'Answers and presses keys' });
  await page.getByLabel('Keys it presses').fill('1');
  await shoot(page, 'sandbox-call-manner');
  await expectNoViolations(page);
  await Promise.all([page.waitForResponse(/manner$/), page.keyboard.press('Enter')]);
  await clinic.call({ to: number, url });
  await phone.getByText('We will call you about a new time').waitFor();
});
