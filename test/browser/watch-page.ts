import type { ConsoleMessage, Page } from 'playwright-core';

/** A refused request that the page itself has an answer to; Chromium writes each into the console. */
function isAnswered(message: ConsoleMessage): boolean {
  if (!/^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) return false;
  return /^\/(v1|screens)\//.test(new URL(message.location().url).pathname);
}

/**
 * Writes down what goes wrong in a page from now on: errors in its console, exceptions nobody caught, and what its
 * policy forbade. `expected`: what the test brings about itself, such as a lost connection.
 */
export async function watchPage(page: Page, expected: readonly RegExp[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const note = (what: string): void => {
    if (!expected.some((pattern) => pattern.test(what))) wrong.push(what);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAnswered(message)) note(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`exception: ${error.stack ?? error.message}`));
  await page.exposeBinding('keptViolation', (_source, what: string) => note(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sourceFile, lineNumber, columnNumber, sample }) => {
        const what = `${violatedDirective} forbade ${blockedURI} at ${sourceFile}:${lineNumber}:${columnNumber} ${sample}`;
        const tell: unknown = Reflect.get(globalThis, 'keptViolation');
        if (typeof tell === 'function') tell(what);
      },
    );
  });
  return wrong;
}
