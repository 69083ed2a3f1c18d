import { DocumentChecker, type CheckRequest } from './document-checker.ts';

/** Checks documents beside the page, so that typing never waits for it. */
const checker = new DocumentChecker();

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  for (const part of checker.check(data)) postMessage(part);
});
