import type { Definition } from '@kept/rules/document';
import type { PlayedStep } from '@kept/rules/simulate/play-script';
import type { Expectation } from '@kept/rules/simulate/saved-scenario';
import { edgesOf } from '@kept/rules/visits/edges-of';

/** What a play came to, as what must come of it again: sent and not sent, which answers ran, the state, who was told. */
export function expectationsOf(steps: readonly PlayedStep[], definition: Definition): readonly Expectation[] {
  const entries = steps.flatMap((step) => step.entries);
  const effects = entries.flatMap((entry) => entry.effects);
  const sent = new Set<string>();
  const texts = new Set<Extract<Expectation, { readonly that: 'text_sent' }>['text']>();
  const reasons = new Set<Extract<Expectation, { readonly that: 'staff_told' }>['reason']>();
  for (const effect of effects) {
    if (effect.type === 'notify_staff') reasons.add(effect.reason);
    const sources =
      effect.type === 'send'
        ? [effect.source]
        : effect.type === 'speak' || effect.type === 'forward'
          ? effect.says
          : [];
    for (const source of sources) {
      if (source.kind === 'system_text') texts.add(source.text);
      if (source.kind === 'auto_message') sent.add(source.auto_message_id);
    }
  }
  const answers = new Set(
    entries.flatMap(({ trace }) => edgesOf(trace).flatMap(({ auto_reply_id }) => auto_reply_id ?? [])),
  );
  const last = entries.at(-1);
  const unsent = definition.messages.filter(({ id, availability }) => availability !== 'off' && !sent.has(id));
  return [
    ...[...sent].map((auto_message_id) => ({ that: 'message_sent', auto_message_id }) as const),
    ...(last?.finished === true ? unsent : []).map(
      ({ id }) => ({ that: 'message_not_sent', auto_message_id: id }) as const,
    ),
    ...[...answers].map((auto_reply_id) => ({ that: 'answered_by', auto_reply_id }) as const),
    ...[...texts].map((text) => ({ that: 'text_sent', text }) as const),
    ...[...reasons].map((reason) => ({ that: 'staff_told', reason }) as const),
    ...(last === undefined ? [] : [{ that: 'state_is', state: last.state } as const]),
    ...(last?.finished === true ? [{ that: 'ended' } as const] : []),
  ];
}
