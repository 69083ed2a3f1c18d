import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { countActs } from './count-acts.ts';
import { tabTo } from './tab-to.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
});

/** What a person does in five minutes: with a mouse at two seconds each; by keys faster, as most are Tabs. */
const BY_MOUSE = 150;
const BY_KEYS = 400;

const WORDS = {
  late: 'No problem, see you soon.',
  sorry: 'A pity. Call us for another day.',
  call: 'Please call us back.',
};

const canvas = (page: Page) => page.getByRole('application', { name: 'Canvas' });
const node = (page: Page, name: string) => canvas(page).getByRole('group', { name });
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const wording = (page: Page) => details(page).getByRole('textbox', { name: 'Text', exact: true });
const simulator = (page: Page) => page.getByRole('region', { name: 'Simulator' });
const publishDialog = (page: Page) => page.getByRole('dialog', { name: /^Publish/ });

const revisionSchema = z.object({
  published: z.object({
    definition: z.object({
      messages: z.array(
        z.object({
          type: z.string(),
          auto_replies: z.array(
            z.object({ trigger: z.object({ type: z.string() }), actions: z.array(z.object({ type: z.string() })) }),
          ),
        }),
      ),
    }),
  }),
});

/** A reminder with three answers, what comes of silence, and two texts and a call that they lead to. */
async function expectPublished(page: Page): Promise<void> {
  const [, id = ''] = /\/schedules\/([0-9a-f-]+)/.exec(page.url()) ?? [];
  const { published } = revisionSchema.parse(await clinic.api('GET', `/v1/message_schedules/${id}`));
  const [reminder, ...led_to] = published.definition.messages;
  expect(
    reminder?.auto_replies.map(({ trigger, actions }) => [trigger.type, ...actions.map(({ type }) => type)]),
  ).toEqual([
    ['reply_includes', 'transition_to'],
    ['client_confirms', 'send_email_notification'],
    ['client_cancels', 'transition_to'],
    ['no_response_after', 'transition_to'],
  ]);
  expect(led_to.map(({ type }) => type)).toEqual(['sms', 'sms', 'call']);
}

describe('five minutes from an empty canvas to a published flow', () => {
  it('are enough with a mouse', async () => {
    const page = await browser.open('/schedules', { as: clinic.admin });
    const acts = await countActs(page);
    const palette = page.getByRole('complementary', { name: 'What can be added' });
    const add = (kind: string) => palette.getByRole('button', { name: kind, exact: true }).click();
    const type = async (field: Locator, words: string): Promise<void> => {
      await field.click();
      await page.keyboard.type(words);
    };
    const leadTo = async (label: string): Promise<void> => {
      await details(page).getByLabel('Goes on with').selectOption({ label });
      await details(page).getByRole('button', { name: 'To that message' }).click();
    };
    const back = () => node(page, 'Reminder text').getByText('Reminder text').click();

    await page.getByRole('button', { name: 'New schedule' }).click();
    await type(page.getByRole('dialog').getByLabel('Name'), 'By mouse');
    await page.getByRole('dialog').getByRole('button', { name: 'Create schedule' }).click();
    await canvas(page).waitFor();
    await add('Add Reminder, Text');
    await add('reply includes');
    await type(details(page).getByRole('textbox', { name: 'The reply includes one of' }), 'late');
    await page.keyboard.press('Enter');
    await add('transition to');
    await leadTo('+ A new text, made for it');
    await type(wording(page), WORDS.late);
    await back();
    await add('client confirms');
    await add('send email notification');
    await add('client cancels');
    await add('transition to');
    await leadTo('+ A new text, made for it');
    await type(wording(page), WORDS.sorry);
    await back();
    await add('no response after');
    await add('transition to');
    await leadTo('+ A new call, made for it');
    await details(page).getByRole('button', { name: 'Say something' }).click();
    await type(details(page).getByRole('textbox', { name: 'Said on the call' }), WORDS.call);

    await page.getByRole('button', { name: 'Simulate' }).click();
    await simulator(page).getByRole('button', { name: 'To the next message' }).click();
    await simulator(page).getByRole('button', { name: '+1 hour' }).click();
    await simulator(page).getByText('Call sent: “New call”', { exact: true }).waitFor();
    await simulator(page).getByRole('button', { name: 'Close the simulator' }).click();

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await publishDialog(page).getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Revision 1 is published').waitFor();
    await expectPublished(page);
    expect(await acts()).toBeLessThan(BY_MOUSE);
  }, 240_000);

  it('are enough with keys alone', async () => {
    const page = await browser.open('/schedules', { as: clinic.admin });
    const acts = await countActs(page);
    const { keyboard } = page;
    /** The chooser that a key opens: a part of a name, and Enter. */
    const choose = async (key: 'a' | 'c' | '/', words: string): Promise<void> => {
      await keyboard.press(key);
      await page.getByRole('dialog').getByRole('combobox').first().waitFor();
      await keyboard.type(words);
      await keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    const press = async (button: Locator): Promise<void> => {
      await tabTo(page, button);
      await keyboard.press('Enter');
    };
    /** Into a field, and on to what types nothing, where keys are shortcuts again. */
    const type = async (field: Locator, words: string): Promise<void> => {
      await tabTo(page, field);
      await keyboard.type(words);
    };
    const toPreview = () => tabTo(page, details(page).getByRole('button', { name: 'Another appointment' }).last());

    await press(page.getByRole('button', { name: 'New schedule' }));
    await type(page.getByRole('dialog').getByLabel('Name'), 'By keys');
    await keyboard.press('Enter');
    await canvas(page).waitFor();
    await choose('a', 'reminder text');
    await choose('a', 'reply includes');
    await keyboard.press('e');
    await type(details(page).getByRole('textbox', { name: 'The reply includes one of' }), 'late');
    await keyboard.press('Enter');
    await tabTo(page, details(page).getByRole('button', { name: 'Add an action' }));
    await choose('c', 'a new text');
    await keyboard.press('e');
    await type(wording(page), WORDS.late);
    await toPreview();
    await choose('/', 'reminder');
    await choose('a', 'client confirms');
    await choose('a', 'send email');
    await choose('a', 'client cancels');
    await choose('c', 'a new text');
    await keyboard.press('e');
    await type(wording(page), WORDS.sorry);
    await toPreview();
    await choose('/', 'reminder');
    await choose('a', 'no response after');
    await choose('c', 'a new call');
    await keyboard.press('e');
    await press(details(page).getByRole('button', { name: 'Say something' }));
    await type(details(page).getByRole('textbox', { name: 'Said on the call' }), WORDS.call);
    await toPreview();

    await keyboard.press('s');
    await press(simulator(page).getByRole('button', { name: 'To the next message' }));
    await press(simulator(page).getByRole('button', { name: '+1 hour' }));
    await simulator(page).getByText('Call sent: “New call”', { exact: true }).waitFor();
    await keyboard.press('s');

    await press(page.getByRole('button', { name: 'Publish', exact: true }));
    await press(publishDialog(page).getByRole('button', { name: 'Publish', exact: true }));
    await page.getByText('Revision 1 is published').waitFor();
    await expectPublished(page);
    expect(await acts()).toBeLessThan(BY_KEYS);
  }, 240_000);
});
