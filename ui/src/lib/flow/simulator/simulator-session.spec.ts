import { describe, expect, it } from 'vitest';
import type { Happening } from '@kept/rules/simulate/happening';
import { savedScenarioSchema } from '@kept/rules/simulate/saved-scenario-schema';
import { FlowDocument } from '../document/flow-document.ts';
import { NO_LAYOUT } from '../document/layout.ts';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { ScenarioJudge } from '../scenarios/judge-scenarios.ts';
import { litByPlay } from './lit-by-play.ts';
import { SimulatorSession } from './simulator-session.ts';
import { madeUpSubject } from './subject.ts';

const timing = { anchor: 'start', offset: { hours: -24 }, window: 'any' };

function begin() {
  const definition = readDocument({
    messages: [
      { ...reminder('remind', [answer('late', { any_of: ['late'], to: 'running' })]), timing },
      { ...reminder('running'), availability: 'on_demand' },
    ],
  });
  const flow = new FlowDocument({ definition, layout: NO_LAYOUT, published: null, access: 'editing' });
  const made_up = { start: '2026-03-12T10:00', time_zone: 'America/New_York' };
  const session = new SimulatorSession(flow, madeUpSubject(made_up, { name: 'Mia', company: 'Hill Street' }));
  const act = (...happenings: readonly Happening[]): void => {
    for (const happening of happenings) session.act(happening);
  };
  return { flow, session, act };
}

const LATE: readonly Happening[] = [{ do: 'next_message' }, { do: 'reply', text: 'late', channel: 'sms' }];

const titles = ({ play }: SimulatorSession) => play.log.map(({ title }) => title);
const marked = (session: SimulatorSession) =>
  session.play.log.filter((step) => session.differs(step)).map(({ place }) => place);
const rephrase = (flow: FlowDocument, any_of: readonly string[]) =>
  flow.apply({
    type: 'edit_field',
    of: { kind: 'auto_reply', auto_reply_id: 'late' },
    path: ['trigger', 'any_of'],
    operation: 'replace',
    value: any_of,
  });

describe('a session of the simulator', () => {
  it('tells each step: what happened, why, and what came of it', () => {
    const { session, act } = begin();
    act(...LATE);
    expect(titles(session)).toEqual(['The appointment is made', 'On to the next message', 'The client replies “late”']);
    const [entry] = session.play.log[2]?.entries ?? [];
    expect(entry?.effects).toEqual(['Text sent: “running”']);
    expect(entry?.looked_at.map(({ what, verdict }) => [what, verdict])).toEqual([
      ['“remind”: reply is “late”', 'used'],
      ['Built in', 'no'],
    ]);
    expect(session.play.heard.map((each) => each.kind === 'sms' && [each.from, each.body])).toEqual([
      ['us', 'See you'],
      ['client', 'late'],
      ['us', 'See you'],
    ]);
  });

  it('takes the last step back, begins again, and ends at its limit with a way out', () => {
    const { session, act } = begin();
    act(...LATE);
    session.undo();
    expect(titles(session)).toEqual(['The appointment is made', 'On to the next message']);
    session.restart();
    expect(session.can_undo).toBe(false);
    act(...Array.from({ length: 200 }, (): Happening => ({ do: 'wake' })));
    expect(session.act({ do: 'wake' })).toBe(false);
    expect(session.full).toMatch(/at most 200 steps/);
  });

  it('plays the same again at an edit and marks what has changed, until something is done', () => {
    const { flow, session, act } = begin();
    act(...LATE);
    expect(marked(session)).toEqual([]);
    expect(rephrase(flow, ['delayed'])).toBeNull();
    expect(marked(session)).toEqual([2]);
    expect(session.play.log[2]?.entries[0]?.effects).toEqual(['Staff told: reply unmatched']);
    flow.undo();
    expect(marked(session)).toEqual([]);
    flow.redo();
    act({ do: 'finish' });
    expect(marked(session)).toEqual([]);
  });

  it('lights the messages, the answer and the line that the play has come through', () => {
    const { flow, session, act } = begin();
    act({ do: 'next_message' });
    expect([...litByPlay(session.play.steps, flow.graph).messages]).toEqual(['remind']);
    act({ do: 'reply', text: 'late' });
    const lit = litByPlay(session.play.steps, flow.graph);
    expect([...lit.messages]).toEqual(['remind', 'running']);
    expect([...lit.edges]).toEqual(['late', 'late/0']);
  });

  it('becomes a scenario that holds, until an edit breaks it', () => {
    const { flow, session, act } = begin();
    act(...LATE, { do: 'finish' });
    const scenario = savedScenarioSchema.parse({
      name: 'Running late',
      appointment: session.subject.made_up,
      script: session.script,
      expect: session.expectations,
    });
    const judge = new ScenarioJudge();
    const verdict = () =>
      [...judge.judge({ definition: flow.definition, published: null, scenarios: [{ id: 's', scenario }] })][0];
    expect(verdict()?.missed).toEqual([]);
    rephrase(flow, ['delayed']);
    expect(verdict()?.parting?.index).toBe(1);
  });

  it('shows what did not arrive as such, and what cannot be rendered', () => {
    const { flow, session, act } = begin();
    act({ do: 'next_message' }, { do: 'fail', reason: 'simulated' });
    expect(session.play.heard).toMatchObject([{ arrival: 'failed', auto_message_id: 'remind' }]);
    flow.apply({
      type: 'edit_field',
      of: { kind: 'message', message_id: 'remind' },
      path: ['content', 'body'],
      operation: 'replace',
      value: '{{ first_name',
    });
    expect(session.play.heard).toMatchObject([{ is_broken: true }]);
  });

  it('says by itself what the line says: help, and that nothing more comes, once', () => {
    const { session, act } = begin();
    const say = (text: string): Happening => ({ do: 'reply', text, channel: 'sms' });
    act(say('help'), say('stop'), say('stop'), say('start'));
    const ours = session.play.heard.flatMap((each) => (each.kind === 'sms' && each.from === 'us' ? [each.body] : []));
    expect(ours).toEqual([
      'Hill Street: messages about your appointments. Reply STOP to end them.',
      'Hill Street: you will get no more messages from us. Reply START to get them again.',
      'Hill Street: you will get our messages again. Reply STOP to end them.',
    ]);
  });

  it('hears the 9 that ends all calls, and what is said to it', () => {
    const call = { ...reminder('ring'), type: 'call', timing, content: { script: [{ say: 'See you' }] } };
    const document = { definition: readDocument({ messages: [call] }) };
    const made_up = { start: '2026-03-12T10:00', time_zone: 'America/New_York' };
    const session = new SimulatorSession(document, madeUpSubject(made_up, { name: '', company: 'Hill Street' }));
    session.act({ do: 'next_message' });
    session.act({ do: 'dial', digit: '9' });
    const [heard] = session.play.heard;
    expect(heard?.kind === 'call' && heard.lines).toEqual([
      { who: 'call', says: [{ say: 'See you' }] },
      { who: 'client', says: [{ say: '9' }] },
      {
        who: 'call',
        says: [{ say: 'You will get no more calls or text messages from Hill Street. Goodbye.' }],
      },
    ]);
  });

  it('hears clips by their ids, and knows the files that come with a text and with its answer', () => {
    const made_up = { start: '2026-03-12T10:00', time_zone: 'America/New_York' };
    const subject = madeUpSubject(made_up, { name: '', company: 'Hill Street' });
    const script = [{ say: 'Welcome' }, { play: 'clip_1' }];
    const call = { ...reminder('ring'), type: 'call', timing, content: { script, voicemail: [{ play: 'clip_2' }] } };
    const by_phone = new SimulatorSession({ definition: readDocument({ messages: [call] }) }, subject);
    by_phone.act({ do: 'next_message' });
    expect(by_phone.play.heard).toMatchObject([
      { kind: 'call', lines: [{ who: 'call', says: script }], voicemail: [{ play: 'clip_2' }] },
    ]);

    const map = { type: 'reply', body: 'Here it is', attachments: ['map'] };
    const text = {
      ...reminder('ask', [{ id: 'where', trigger: { type: 'reply_is', any_of: ['where'] }, actions: [map] }]),
      timing,
      content: { body: 'See you', attachments: ['photo', 'rules'] },
    };
    const by_text = new SimulatorSession({ definition: readDocument({ messages: [text] }) }, subject);
    by_text.act({ do: 'next_message' });
    by_text.act({ do: 'reply', text: 'where' });
    expect(by_text.play.heard.map((each) => each.kind === 'sms' && each.attachments)).toEqual([
      ['photo', 'rules'],
      [],
      ['map'],
    ]);
  });
});
