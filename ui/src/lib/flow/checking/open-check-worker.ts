import type { OpenChecker } from './check-runner.ts';
import type { Numbered } from './check-turns.ts';
import type { CheckPart } from './document-checker.ts';

/** A worker of our own origin, which the policy allows (ADR 0025). */
export const openCheckWorker: OpenChecker = ({ tell, fail }) => {
  const worker = new Worker(new URL('check-worker.ts', import.meta.url), { type: 'module' });
  let number = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Numbered<CheckPart>>) => {
    // what was called off may have been told already
    if (data.number === number) tell(data.of);
  });
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  return {
    ask: (request) => {
      number += 1;
      worker.postMessage({ number, of: request });
    },
    callOff: () => {
      number += 1;
      worker.postMessage(null);
    },
    end: () => worker.terminate(),
  };
};
