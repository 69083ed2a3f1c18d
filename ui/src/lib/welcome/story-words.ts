import type { Story, StoryStep } from './story.ts';

const TITLES: Readonly<Record<StoryStep, (who: string) => string>> = {
  make: () => 'Make an appointment',
  reminder: () => 'Jump to the reminder',
  late: (who) => `Answer as ${who}: I may be late`,
  confirm: () => 'Answer 1, and it is confirmed',
};

/** What a step is called; `who` is the client's first name. */
export function stepTitle(step: StoryStep, who: string): string {
  return TITLES[step](who);
}

/** What is said to who cannot see that the story went on. */
export function storyAnnouncement(story: Story, who: string): string {
  switch (story.now) {
    case 'finished':
      return `${who} confirmed. The story is done; where to go next stands below the steps.`;
    case 'ended_otherwise':
      return 'The story ended another way than confirmed.';
    case 'late':
      return `The reminder is on the phone. Next: ${stepTitle('late', who)}.`;
    case 'confirm':
      return `The answer went back by itself. Next: ${stepTitle('confirm', who)}.`;
    case 'make':
    case 'reminder':
      return `Next: ${stepTitle(story.now, who)}.`;
    default:
      return story.now satisfies never;
  }
}
