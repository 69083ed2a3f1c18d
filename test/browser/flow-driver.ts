import type { Locator, Page } from 'playwright-core';

/** What an answer waits for: the seed's name, and what its control is filled with. */
interface Waits {
  readonly for: string;
  readonly phrase?: string;
  readonly minutes?: number;
  readonly digit?: string;
}

/** What an answer does: the seed's name, and what its controls are filled with. */
interface Does {
  readonly action: string;
  readonly text?: string;
  /** Said on a call. */
  readonly say?: string;
  /** The message it leads to, as its list of messages has it. */
  readonly to?: string;
  readonly number?: string;
  readonly subject?: string;
}

interface Draft {
  readonly name: string;
  readonly purpose: 'Booking' | 'Reminder' | 'Follow-up';
  readonly sent_as: 'Text' | 'Email' | 'Call';
}

interface Filled {
  readonly name: string;
  readonly text: string;
  readonly subject?: string;
}

/** What a text or an email says; a default's answer is either. */
const WORDING = /^(Text|Email|Text or email)$/;
const SUBJECT = /^Subject/;

/** Builds a schedule as an author does: by palette, outline and panel. The page is an editor in its outline. */
export function flowDriver(page: Page) {
  const details = page.getByRole('complementary', { name: 'Details' });
  const palette = page.getByRole('complementary', { name: 'What can be added' });
  const tree = page.getByRole('tree', { name: 'Messages and their answers' });
  const add = (kind: string): Promise<void> => palette.getByRole('button', { name: kind, exact: true }).click();
  const write = (name: string, text: string, within: Locator = details): Promise<void> =>
    within.getByRole('textbox', { name, exact: true }).fill(text);

  /** Comes to a message, or to the answers of any message. */
  async function open(message: string): Promise<void> {
    await tree.getByRole('treeitem', { level: 1 }).filter({ hasText: message }).click();
  }

  async function addMessage({ name, purpose, sent_as }: Draft): Promise<void> {
    await add(`Add ${purpose}, ${sent_as}`);
    await details.getByRole('heading', { name: new RegExp(`^${purpose}`) }).waitFor();
    await details.getByLabel('Name').fill(name);
    await tree.getByRole('treeitem', { level: 1 }).filter({ hasText: name }).waitFor();
  }

  /** To the message that is open. */
  async function addAnswer(waits: Waits, ...does: readonly Does[]): Promise<void> {
    await add(waits.for);
    await details.getByRole('heading', { name: /^When/ }).waitFor();
    if (waits.phrase !== undefined) {
      await write(waits.for.endsWith('is') ? 'The reply is one of' : 'The reply includes one of', waits.phrase);
      await page.keyboard.press('Enter');
    }
    if (waits.minutes !== undefined) await write('Minutes without a response', String(waits.minutes));
    if (waits.digit !== undefined)
      await details.getByRole('radiogroup', { name: 'The client presses' }).getByText(waits.digit).click();
    for (const each of does) await addAction(each);
  }

  async function addAction({ action, text, say, to, number, subject }: Does): Promise<void> {
    await add(action);
    const form = details.getByRole('list', { name: 'What it does' }).locator('> li').last();
    await form.getByRole('heading', { name: new RegExp(`\\. ${action}$`) }).waitFor();
    if (text !== undefined) await form.getByRole('textbox', { name: WORDING }).fill(text);
    if (say !== undefined) {
      await form.getByRole('button', { name: 'Say something' }).click();
      await write('Said on the call', say, form);
    }
    if (to !== undefined) await form.getByRole('combobox').selectOption({ label: to });
    if (number !== undefined) {
      await form.getByLabel('To', { exact: true }).selectOption({ label: 'A phone number' });
      await write('Phone number', number, form);
    }
    if (subject !== undefined) await form.getByRole('textbox', { name: SUBJECT }).fill(subject);
  }

  /** Goes from an answer to the message that was just made for it, and says what it is called and says. */
  async function fillNew({ name, text, subject }: Filled): Promise<void> {
    await details.getByRole('button', { name: 'To that message' }).click();
    await details.getByLabel('Name').fill(name);
    if (subject !== undefined) await details.getByRole('textbox', { name: SUBJECT }).fill(subject);
    await details.getByRole('textbox', { name: WORDING }).fill(text);
    await tree.getByRole('treeitem', { level: 1 }).filter({ hasText: name }).waitFor();
  }

  return { details, open, addMessage, addAnswer, fillNew };
}
