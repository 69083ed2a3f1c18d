import { describe, expect, it } from 'vitest';
import type { AppointmentDraft } from './appointment-draft.ts';
import { copyAspect } from './draft-aspect.ts';
import { ANA, BEN, draft, newcomer } from './draft.spec-support.ts';
import { isSameDraft, mergeDrafts } from './merge-drafts.ts';

const base = draft({ people: [ANA, BEN], fields: [{ key: 'r', name: 'room', text: '2', stored: '2' }] });

const merge = (mine: Partial<AppointmentDraft>, theirs: Partial<AppointmentDraft>) =>
  mergeDrafts({ base, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } });

const at = (more: Partial<AppointmentDraft['times']>) => ({ times: { ...base.times, ...more } });
const room = (text: string) => ({ fields: [{ key: 'r', name: 'room', text, stored: text }] });
const whole_day = { all_day: true, time: '', length: '', last_date: '2026-11-24' };

describe('what two people change at once', () => {
  it.each([
    ['only I changed', { title: 'Mine' }, {}, { title: 'Mine' }],
    ['only they changed', {}, { title: 'Theirs' }, { title: 'Theirs' }],
    ['both changed alike', { title: 'Same' }, { title: 'Same' }, { title: 'Same' }],
    ['each changed something else', { title: 'Mine' }, { location: 'Room 4' }, { title: 'Mine', location: 'Room 4' }],
    [
      'I moved and they made longer',
      at({ time: '10:00' }),
      at({ length: '1 h' }),
      at({ time: '10:00', length: '1 h' }),
    ],
    [
      'they moved and I made longer',
      at({ length: '1 h' }),
      at({ time: '10:00' }),
      at({ time: '10:00', length: '1 h' }),
    ],
    ['both wrote the same length differently', at({ length: '60' }), at({ length: '1 h' }), at({ length: '60' })],
    ['they made it whole days', { title: 'Mine' }, at(whole_day), { title: 'Mine', ...at(whole_day) }],
    ['they changed a custom field', {}, room('3'), room('3')],
    ['they took a custom field away', {}, { fields: [] }, { fields: [] }],
    ['they took somebody off', {}, { people: [ANA] }, { people: [ANA] }],
    ['I took somebody off', { people: [BEN] }, {}, { people: [BEN] }],
    ['both took somebody off', { people: [BEN] }, { people: [BEN] }, { people: [BEN] }],
    [
      'they changed one detail and I another of one person',
      { people: [{ ...ANA, name: 'Ana G.' }, BEN] },
      { people: [{ ...ANA, phone: '+12025550199' }, BEN] },
      { people: [{ ...ANA, name: 'Ana G.', phone: '+12025550199' }, BEN] },
    ],
    [
      'they stored the number that I typed in my own manner',
      { people: [{ ...ANA, phone: '(202) 555-0199' }, BEN] },
      { people: [{ ...ANA, phone: '+12025550199' }, BEN] },
      { people: [{ ...ANA, phone: '(202) 555-0199' }, BEN] },
    ],
    [
      'each put somebody else on it',
      { people: [ANA, BEN, newcomer({ name: 'Dan' })] },
      { people: [ANA, BEN, newcomer({ key: 'cleo', id: 'cleo' })] },
      { people: [ANA, BEN, newcomer({ name: 'Dan' }), newcomer({ key: 'cleo', id: 'cleo' })] },
    ],
    [
      'both put the same person on it',
      { people: [ANA, BEN, newcomer({ phone: '202 555 0177' })] },
      { people: [ANA, BEN, newcomer({ key: 'cleo', id: 'cleo', phone: '+12025550177' })] },
      { people: [ANA, BEN, newcomer({ key: 'cleo', id: 'cleo', phone: '202 555 0177' })] },
    ],
  ] as const)('%s', (...[, mine, theirs, merged]) => {
    const result = merge(mine, theirs);
    expect(result.conflicts).toEqual([]);
    expect(result.merged).toEqual({ ...base, ...merged });
  });
});

describe('what has to be chosen', () => {
  it.each([
    ['title', { title: 'Mine' }, { title: 'Theirs' }, { what: 'title' }],
    ['day', at({ date: '2026-11-24' }), at({ date: '2026-11-25' }), { what: 'start' }],
    ['time', at({ time: '10:00' }), at({ date: '2026-11-25' }), { what: 'start' }],
    ['zone', at({ zone: 'Europe/Berlin' }), at({ time: '10:00' }), { what: 'start' }],
    ['length', at({ length: '1 h' }), at({ length: '2 h' }), { what: 'length' }],
    ['whole days or a time', at({ time: '10:00' }), at(whole_day), { what: 'times' }],
    ['custom field', room('3'), room('4'), { what: 'field', name: 'room' }],
    ['custom field that they took away', room('3'), { fields: [] }, { what: 'field', name: 'room' }],
    [
      'phone',
      { people: [{ ...ANA, phone: '+12025550111' }, BEN] },
      { people: [{ ...ANA, phone: '+12025550199' }, BEN] },
      { what: 'detail', id: 'ana', detail: 'phone' },
    ],
    [
      'person whom they took off while I changed something of them',
      { people: [{ ...ANA, name: 'Ana G.' }, BEN] },
      { people: [BEN] },
      { what: 'person', id: 'ana' },
    ],
    [
      'person whom I took off while they changed something of them',
      { people: [BEN] },
      { people: [{ ...ANA, name: 'Ana G.' }, BEN] },
      { what: 'person', id: 'ana' },
    ],
  ] as const)('the %s, which is mine until then', (...[, mine, theirs, conflict]) => {
    const { conflicts, changes, merged } = merge(mine, theirs);
    expect(conflicts).toEqual([conflict]);
    expect(changes).toEqual([]);
    const chosen = copyAspect({ from: { ...base, ...theirs }, to: merged, aspect: conflict });
    expect(isSameDraft(chosen, { ...base, ...theirs })).toBe(true);
  });

  it('keeps somebody whom they took off as one who is put on it anew', () => {
    const { merged } = merge({ people: [{ ...ANA, name: 'Ana G.' }, BEN] }, { people: [BEN] });
    expect(merged.people[0]).toEqual({ ...ANA, name: 'Ana G.', id: null });
  });
});

it('tells what they changed apart from what has to be chosen', () => {
  const { changes, conflicts } = merge({ title: 'Mine' }, { title: 'Theirs', location: 'Room 4', people: [ANA] });
  expect(conflicts).toEqual([{ what: 'title' }]);
  expect(changes).toEqual([{ what: 'location' }, { what: 'person', id: 'ben' }]);
});

describe('a save whose answer was lost', () => {
  it('is known again in what is stored, with the id that its new person got', () => {
    const sent = draft({ title: 'Moved', people: [ANA, newcomer({ phone: '(202) 555-0177' })] });
    const stored = draft({ title: 'Moved', people: [ANA, newcomer({ key: 'x', id: 'x', phone: '+12025550177' })] });
    expect(isSameDraft(sent, stored)).toBe(true);
  });

  it('is not mistaken for what somebody else stored', () => {
    expect(isSameDraft(draft({ title: 'Moved' }), draft({ title: 'Moved again' }))).toBe(false);
  });
});
