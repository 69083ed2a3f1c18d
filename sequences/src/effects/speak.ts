import { uuidv7 } from 'uuidv7';
import { scriptToRead } from '@kept/content/script-to-read';
import { systemText } from '@kept/content/system-texts';
import type { Script } from '@kept/rules/document/content-schemas';
import type { Effect, SendSource } from '@kept/rules/effect';
import { scriptOf } from '@kept/rules/script-of';
import type { CallAnswer } from '../calls/call-answer.ts';
import type { Statement } from '../transaction.ts';
import type { EffectContext } from './effect-context.ts';
import { renderScript } from './render-script.ts';

type Spoken = Extract<Effect, { type: 'speak' | 'forward' }>;

/** Kept with the turn: whoever took the digit answers with it, however often it is asked for. */
const ANSWER: Statement = {
  name: 'answer_call_turn',
  text: `update call_turn set answer = $3 where account_id = $1 and input_id = $2`,
};

const FORWARDED: Statement = {
  name: 'note_call_forwarded',
  text: `update call c set forwarded_to = $3 from call_turn t
    where t.account_id = $1 and t.input_id = $2 and c.account_id = t.account_id and c.attempt_id = t.attempt_id`,
};

/** What was said stands in the conversation, with the sequence and the people of the call it was said in. */
const SAID: Statement = {
  name: 'insert_said_message',
  text: `insert into message (id, account_id, direction, kind, channel, status, sequence_id, appointment_id, participant_id,
      life, line_id, thread_id, sender_id, lane, from_address, to_address, body, due_at, sent_at,
      step_id, revision_id, auto_message_id, auto_reply_id, system_text)
    select $3, m.account_id, 'out', $4, 'call', 'delivered', m.sequence_id, m.appointment_id, m.participant_id,
      m.life, m.line_id, m.thread_id, m.sender_id, 'answer', m.from_address, m.to_address, $5, t.at, t.at,
      $6, $7, $8, $9, $10
    from call_turn t
    join delivery_attempt at on at.account_id = t.account_id and at.id = t.attempt_id
    join message m on m.account_id = at.account_id and m.id = at.message_id
    where t.account_id = $1 and t.input_id = $2`,
};

/** The answer to one digit, rendered: what is said, and what follows. */
export function speak(context: EffectContext, effect: Spoken): void {
  const { transaction, loaded, facts, step, step_id } = context;
  const turn = [loaded.row.account_id, step.input.id];
  const parts = effect.says.flatMap((source) => wordsSaid(context, source));
  const next: CallAnswer['next'] =
    effect.type === 'forward' ? { type: 'connect', number: effect.number } : { type: effect.next };
  const answer: CallAnswer = { locale: facts.participant.locale, parts, next };
  transaction.write(ANSWER, [...turn, JSON.stringify(answer)]);
  if (effect.type === 'forward') transaction.write(FORWARDED, [...turn, effect.number]);
  if (parts.length === 0) return;
  const source = effect.says.find(({ kind }) => kind !== 'system_text') ?? effect.says[0];
  const authored = source === undefined || source.kind === 'system_text' ? null : source;
  transaction.write(SAID, [
    ...turn,
    uuidv7(),
    source?.kind ?? 'system_text',
    scriptToRead(parts),
    step_id,
    authored?.revision_id ?? null,
    authored?.auto_message_id ?? null,
    authored?.kind === 'automatic_reply' ? authored.auto_reply_id : null,
    source?.kind === 'system_text' ? source.text : null,
  ]);
}

/** One that has gone from the definitions, is empty or cannot be rendered is left out: a client is on the phone. */
function wordsSaid(context: EffectContext, source: SendSource): Script {
  const { definitions, facts, loaded } = context;
  const { locale } = facts.participant;
  const overrides = loaded.row.settings.texts ?? {};
  const script =
    source.kind === 'system_text'
      ? [{ say: systemText({ key: source.text, locale, overrides }) }]
      : scriptOf({ definitions, source, locale, listener: 'person' });
  return script === null ? [] : (renderScript(context, script) ?? []);
}
