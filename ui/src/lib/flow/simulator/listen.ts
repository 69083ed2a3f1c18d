import type { Definitions } from '@kept/rules/definitions';
import type { UserNames } from '@kept/content/fields';
import type { Effect, SendEffect } from '@kept/rules/effect';
import type { Facts } from '@kept/rules/facts';
import type { Input } from '@kept/rules/input';
import type { PlayedStep } from '@kept/rules/simulate/play-script';
import type { TimelineEntry } from '@kept/rules/simulate/timeline';
import type { SecureMessaging } from '#lib/api/generated/types.gen.ts';
import type { Called, Heard, Written } from './heard.ts';
import { spokenOfSend, textOfOurs, wordsOfSend, type Telling } from './words-of-send.ts';

interface Listening {
  readonly steps: readonly PlayedStep[];
  readonly definitions: Definitions;
  readonly user: UserNames;
  /** How the account sends securely; undefined: it is not known yet. */
  readonly secure: SecureMessaging | undefined;
}

/** Everything that reaches the client's phone and mailbox in a play, and what they say themselves, in order. */
export function listen({ steps, definitions, user, secure }: Listening): readonly Heard[] {
  const ear = new Ear();
  let before: Facts | null = null;
  for (const [place, { happening, entries, facts }] of steps.entries()) {
    const telling = { definitions, facts, user, secure };
    for (const entry of entries) {
      const at = { step: place, at: entry.at, telling };
      if (happening?.do === 'reply' && entry.routed !== null) {
        ear.hearClient(at, happening);
        ear.hearLine(at, { ...entry, channel: happening.channel ?? 'sms', before });
      }
      if (entry.input !== null) ear.takeInput(at, entry.input);
      for (const effect of entry.effects) ear.takeEffect(at, effect);
    }
    before = facts;
  }
  return ear.heard;
}

interface Moment {
  readonly step: number;
  readonly at: string;
  readonly telling: Telling;
}

/** What is on its way, and what has been heard so far; it lives for one play. */
class Ear {
  readonly #on_its_way = new Map<string, { readonly effect: SendEffect; readonly telling: Telling }>();
  heard: readonly Heard[] = [];

  hearClient(
    { step, at }: Moment,
    { text, channel = 'sms' }: { readonly text: string; readonly channel?: 'sms' | 'email' },
  ): void {
    this.#add({
      kind: channel,
      id: `client_${this.heard.length}`,
      step,
      at,
      from: 'client',
      subject: null,
      body: text,
      attachments: [],
      behind: null,
      is_broken: false,
      arrival: 'arrived',
      auto_message_id: null,
    });
  }

  /** What the line answers by itself, which no sequence knows of (ruling 1). */
  hearLine(
    { step, at, telling }: Moment,
    {
      routed,
      channel,
      before,
    }: Pick<TimelineEntry, 'routed'> & { readonly channel: 'sms' | 'email'; readonly before: Facts | null },
  ): void {
    const was_stopped = before?.stopped[channel] === true;
    const text =
      routed === 'help'
        ? 'help'
        : routed === 'opt_in' && was_stopped
          ? 'opted_in'
          : routed === 'opt_out' && !was_stopped
            ? 'opted_out'
            : null;
    if (text === null) return;
    const words = textOfOurs(telling, text);
    if (words.body === '') return;
    const id = `line_${this.heard.length}`;
    this.#add({ ...words, kind: channel, id, step, at, from: 'us', arrival: 'arrived', auto_message_id: null });
  }

  takeInput(moment: Moment, input: Input): void {
    switch (input.type) {
      case 'delivery':
        return this.#deliver(moment, input);
      case 'digit':
        return this.#speak(input.answers, {
          who: 'client',
          says: [{ say: input.digit === '' ? '(nothing)' : input.digit }],
        });
      case 'opted_out':
        if (input.call !== undefined && input.answers !== null)
          this.#speak(input.answers, { who: 'client', says: [{ say: input.word }] });
        return;
      case 'call_ended':
        this.heard = this.heard.map((each) =>
          each.kind === 'call' && each.id === input.answers ? { ...each, outcome: input.outcome } : each,
        );
        return;
      default:
    }
  }

  takeEffect({ telling }: Moment, effect: Effect): void {
    if (effect.type === 'send') this.#on_its_way.set(effect.key, { effect, telling });
    if (effect.type !== 'speak' && effect.type !== 'forward') return;
    const call = effect.call.replace(/^call_/u, '');
    for (const source of effect.says) {
      const spoken = spokenOfSend(telling, { source, listener: 'person' });
      if (spoken !== null) this.#speak(call, { who: 'call', says: spoken.says });
    }
    if (effect.type === 'forward')
      this.#speak(call, { who: 'call', says: [{ say: `(The call is connected with ${effect.number}.)` }] });
  }

  #deliver({ step, at }: Moment, { key, outcome }: Extract<Input, { readonly type: 'delivery' }>): void {
    if (outcome === 'skipped') return;
    const arrival = outcome === 'failed' ? 'failed' : outcome === 'unknown' ? 'unknown' : 'arrived';
    if (this.heard.some(({ id }) => id === key)) {
      this.heard = this.heard.map((each) => (each.id === key && each.kind !== 'call' ? { ...each, arrival } : each));
      return;
    }
    const sent = this.#on_its_way.get(key);
    if (sent === undefined) return;
    const { effect, telling } = sent;
    const { source } = effect;
    const auto_message_id = source.kind === 'auto_message' ? source.auto_message_id : null;
    if (effect.channel !== 'call') {
      const words = wordsOfSend(telling, { source, channel: effect.channel });
      if (words === null || (words.body === '' && source.kind === 'system_text')) return;
      this.#add({ ...words, kind: effect.channel, id: key, step, at, from: 'us', arrival, auto_message_id });
      return;
    }
    if (arrival === 'failed') return;
    const script = spokenOfSend(telling, { source, listener: 'person' });
    const voicemail = spokenOfSend(telling, { source, listener: 'machine' });
    this.#add({
      kind: 'call',
      id: key,
      step,
      at,
      auto_message_id,
      voicemail: voicemail?.says ?? null,
      is_broken: script?.is_broken === true || voicemail?.is_broken === true,
      lines: [{ who: 'call', says: script?.says ?? [] }],
      outcome: null,
    });
  }

  #speak(call: string, line: Called['lines'][number]): void {
    this.heard = this.heard.map((each) =>
      each.kind === 'call' && each.id === call ? { ...each, lines: [...each.lines, line] } : each,
    );
  }

  #add(heard: Written | Called): void {
    this.heard = [...this.heard, heard];
  }
}
