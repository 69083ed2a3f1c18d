import type { OpenChecker } from './check-runner.ts';
import type { CheckPart } from './document-checker.ts';

/** A worker of our own origin, which the policy allows (ADR 0025). */
export const openCheckWorker: OpenChecker = ({ tell, fail }) => {
  const worker = new Worker(new URL('check-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<CheckPart>) => tell(data));
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  return { ask: (request) => worker.postMessage(request), end: () => worker.terminate() };
};
