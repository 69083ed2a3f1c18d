import type { Page } from 'playwright-core';

/** The simulator of the editor that the page is, to be played by hand. */
export function simulatorDriver(page: Page) {
  const simulator = page.getByRole('region', { name: 'Simulator' });
  const log = simulator.getByRole('group', { name: 'What happened, and why' });
  const press = (name: string): Promise<void> => simulator.getByRole('button', { name, exact: true }).click();

  /** Opens it, or begins again, and lets time pass to the first message after the appointment was made. */
  async function begin(to: 'the first message' | 'the booking'): Promise<void> {
    const again = simulator.getByRole('button', { name: 'Begin again' });
    if ((await simulator.count()) === 0) {
      await page.getByRole('button', { name: 'Simulate' }).click();
      await again.waitFor();
    } else await again.click();
    await expectStep(/The appointment is made/);
    if (to === 'the first message') {
      await press('To the next message');
      await expectStep(/sent: “/);
    }
  }

  /** The last step is told so: what happened, why, and what came of it. */
  async function expectStep(words: RegExp): Promise<void> {
    await log.locator('> ol > li:last-child').filter({ hasText: words }).waitFor();
  }

  async function reply(text: string): Promise<void> {
    await simulator.getByRole('textbox', { name: /^Reply by/ }).fill(text);
    await page.keyboard.press('Enter');
  }

  /** What went out last does not arrive. */
  async function failNewest(): Promise<void> {
    await simulator.getByRole('button', { name: 'Fail it' }).last().click();
  }

  /** On the client's phone, in their mailbox or on their call. */
  async function expectHeard(words: string | RegExp): Promise<void> {
    await simulator.getByRole('region', { name: 'The client' }).getByText(words).last().waitFor();
  }

  return { press, begin, reply, failNewest, expectStep, expectHeard };
}
