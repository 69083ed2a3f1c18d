import type { Locator, Page } from 'playwright-core';

/** More stops than any page has between two things. */
const FURTHEST = 120;

/** Also within a shadow root, whose host is what the document knows of. */
function hasFocus(element: Element): boolean {
  const root = element.getRootNode();
  return 'activeElement' in root && root.activeElement === element;
}

/** Goes to a control as somebody without a mouse does; throws when Tab never comes there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < FURTHEST; stops += 1) {
    if (await target.evaluate(hasFocus)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${target.toString()}`);
}
