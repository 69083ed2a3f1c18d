import { reminder, reminderCall, Scenario, schedule } from '../scenario.spec-support.ts';

/** When the reminder calls. */
export const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
/** What is said where it does not matter what. */
export const SAID = { script: [{ say: 'Hello' }] };
export const dials = (digit: string, actions: readonly object[], id = `on_${digit}`) => ({
  id,
  trigger: { type: 'client_dials', digit },
  actions,
});
export const on = (type: string, actions: readonly object[]) => ({ id: type, trigger: { type }, actions });
export const go = (message_id: string) => [{ type: 'transition_to', message_id }];
export const onDemand = (id: string, more: object = {}) =>
  reminder({ id, name: id, availability: 'on_demand', timing: null, ...more });
export const callOnDemand = (id: string, more: object = {}) => onDemand(id, { type: 'call', content: SAID, ...more });

/** The call of the day before, which somebody has answered. */
export function called(more: object = {}, ...others: readonly object[]): Scenario {
  return new Scenario(schedule(reminderCall(more), ...others)).start().until(DAY_BEFORE);
}
