import { STORY_STEPS, type Story, type StoryStep } from './story.ts';

/** How a step stands in the list: done, to do now, later, or passed over. */
export function stepStands(step: StoryStep, { now, passed_over }: Story): 'done' | 'now' | 'later' | 'passed_over' {
  if (passed_over.includes(step)) return 'passed_over';
  if (now === step) return 'now';
  if (now === 'finished') return 'done';
  if (now === 'ended_otherwise') return step === 'make' ? 'done' : 'passed_over';
  return STORY_STEPS.indexOf(step) < STORY_STEPS.indexOf(now) ? 'done' : 'later';
}
