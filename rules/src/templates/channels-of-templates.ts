import type { AutoMessage } from '../document.ts';
import type { Channel } from '../facts.ts';

/** For what a template may be that is said in an answer to these: one that may go out as a text has to fit a text. */
export function channelsOfTemplates(answered: readonly Pick<AutoMessage, 'type'>[]): readonly Channel[] {
  const types = answered.map(({ type }) => type);
  if (types.includes('sms')) return ['sms'];
  return types.includes('email') ? ['email'] : ['sms', 'email'];
}
