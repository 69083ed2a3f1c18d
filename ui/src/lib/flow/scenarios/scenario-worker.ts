import { ScenarioJudge, type JudgeRequest } from './judge-scenarios.ts';

/** Judges scenarios beside the page, so that typing never waits for them. */
const judge = new ScenarioJudge();

addEventListener('message', ({ data }: MessageEvent<JudgeRequest>) => {
  postMessage(judge.judge(data));
});
