import type { ScenarioVerdict } from './judge-scenarios.ts';
import type { OpenJudge } from './scenario-runner.ts';

/** A worker of our own origin, which the policy allows (ADR 0025), made when there is a scenario to judge. */
export const openScenarioWorker: OpenJudge = ({ answer, fail }) => {
  const worker = new Worker(new URL('scenario-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<readonly ScenarioVerdict[]>) => answer(data));
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  return { ask: (request) => worker.postMessage(request), end: () => worker.terminate() };
};
