import { CheckTurns, type Numbered } from './check-turns.ts';
import { DocumentChecker, type CheckRequest } from './document-checker.ts';

/** Checks documents beside the page, so that typing never waits for it. */
const checker = new DocumentChecker();
const { port1, port2 } = new MessageChannel();

const turns = new CheckTurns({
  check: (request) => checker.check(request),
  tell: (part) => postMessage(part),
  // what has come stands before it in the queue; a timer would wait some milliseconds on top
  breathe: () =>
    new Promise((heard) => {
      port1.onmessage = () => heard();
      port2.postMessage(null);
    }),
});

addEventListener('message', ({ data }: MessageEvent<Numbered<CheckRequest> | null>) => {
  turns.hear(data).catch(reportError);
});
