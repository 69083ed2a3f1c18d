import { condition, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

const { effect } = proxyActivities<{ effect(): Promise<void> }>({ startToCloseTimeout: '10s' });

/** The bare baseline of `sequence`: one timer, one activity, no database. */
export async function timerAndActivity(): Promise<void> {
  await sleep(1);
  await effect();
}

/** The bare baseline of `rush`: a timer for a moment that many share, one activity, no database. */
export async function timerForAndActivity(at_ms: number): Promise<void> {
  await sleep(Math.max(1, at_ms - Date.now()));
  await effect();
}

/** The bare baseline of `answer`: a signal comes in, an activity goes out. */
export async function signalsToActivities(rounds: number): Promise<void> {
  let signals = 0;
  setHandler(defineSignal('go'), () => {
    signals += 1;
  });
  for (let done = 0; done < rounds; done += 1) {
    await condition(() => signals > done);
    await effect();
  }
}

/**
 * The baseline of `actions`: a workflow that carries the logic itself and makes each effect an activity. Three
 * messages (load, decide, claim, call, record, log), one reply (store, decide, mark) and its answer.
 */
export async function activityPerEffect(): Promise<void> {
  let replies = 0;
  setHandler(defineSignal('go'), () => {
    replies += 1;
  });
  for (let message = 0; message < 3; message += 1) {
    await sleep(1);
    for (let part = 0; part < 5; part += 1) await effect();
  }
  await condition(() => replies > 0);
  for (let part = 0; part < 5; part += 1) await effect();
}
