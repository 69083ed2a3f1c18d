import type { ActState } from '../judge-act.ts';
import type { TriggerKind } from './trigger-kind.ts';

/** A trigger of the seed's “client …” kind: fires after the act's own actions, even when nothing changes (ruling 11). */
export function onAct<T>(
  state: ActState,
  { label, purposes }: Pick<TriggerKind<T>, 'label' | 'purposes'>,
): TriggerKind<T> {
  return {
    label,
    types: ['sms', 'email', 'call'],
    purposes,
    pass: 'exact',
    on: 'act',
    match: (_trigger, occurrence) =>
      occurrence.kind === 'act' && occurrence.state === state ? { phrase: null } : null,
  };
}
