import { describe, expect, it } from 'vitest';
import { blankDraft, newParticipant, type AppointmentDraft, type ParticipantDraft } from './appointment-draft.ts';
import { mergeEdits } from './merge-edits.ts';
import type { Side } from './merge-pick.ts';

const person = (id: string, more: Partial<ParticipantDraft> = {}): ParticipantDraft => ({
  ...newParticipant(),
  key: id,
  id,
  name: id,
  phone: '+12025550123',
  ...more,
});

const base: AppointmentDraft = {
  ...blankDraft({ day: '2026-11-22', time: '10:00', time_zone: 'America/New_York', calendar_id: 'c1' }),
  title: 'Cleaning',
  location: 'Room 1',
  custom_data: [{ key: 'a', name: 'note', value: 'old' }],
  participants: [person('Kim'), person('Lou')],
};

const merge = (
  theirs: Partial<AppointmentDraft>,
  mine: Partial<AppointmentDraft>,
  choices: Readonly<Record<string, Side>> = {},
) => mergeEdits({ base, theirs: { ...base, ...theirs }, mine: { ...base, ...mine }, choices });

const labels = (differences: readonly { readonly label: string }[]) => differences.map(({ label }) => label);

describe('two edits of one appointment', () => {
  it('that touch different fields are both kept', () => {
    const { draft, conflicts, taken } = merge({ title: 'Check-up' }, { location: 'Room 2' });
    expect(draft).toMatchObject({ title: 'Check-up', location: 'Room 2' });
    expect(conflicts).toEqual([]);
    expect(taken).toEqual([
      { path: 'title', label: 'Title', before: 'Cleaning', mine: 'Cleaning', theirs: 'Check-up' },
    ]);
  });

  it('that agree need no choice', () => {
    const { draft, conflicts, taken } = merge({ title: 'Check-up' }, { title: 'Check-up' });
    expect([draft.title, conflicts, taken]).toEqual(['Check-up', [], []]);
  });

  it('that touch one field leave the choice, and mine stands until it is made', () => {
    expect(merge({ title: 'Theirs' }, { title: 'Mine' })).toMatchObject({
      draft: { title: 'Mine' },
      conflicts: [{ label: 'Title', before: 'Cleaning', mine: 'Mine', theirs: 'Theirs' }],
    });
    expect(merge({ title: 'Theirs' }, { title: 'Mine' }, { title: 'theirs' }).draft.title).toBe('Theirs');
  });

  it('of the time are one thing: no hour of one on a day of the other', () => {
    const { draft, conflicts } = merge(
      { start_date: '2026-11-23', end_date: '2026-11-23' },
      { start_time: '11:00', end_time: '11:30' },
    );
    expect(labels(conflicts)).toEqual(['When']);
    expect(draft).toMatchObject({ start_date: '2026-11-22', start_time: '11:00' });
    expect(conflicts[0]?.theirs).toBe('2026-11-23 10:00 to 10:30, America/New_York');
  });

  it('of custom fields are told apart by name', () => {
    const { draft, conflicts, taken } = merge(
      {
        custom_data: [
          { key: 'a', name: 'note', value: 'theirs' },
          { key: 'b', name: 'new', value: '1' },
        ],
      },
      { custom_data: [{ key: 'a', name: 'note', value: 'mine' }] },
    );
    expect(labels(conflicts)).toEqual(['note']);
    expect(labels(taken)).toEqual(['new']);
    expect(draft.custom_data).toMatchObject([
      { name: 'note', value: 'mine' },
      { name: 'new', value: '1' },
    ]);
  });

  it('a field that the other took away goes', () => {
    expect(merge({ custom_data: [] }, {}).draft.custom_data).toEqual([]);
  });
});

describe('two edits of the participants', () => {
  const people = (draft: AppointmentDraft) => draft.participants.map(({ name }) => name);

  it('keep whom each of them added', () => {
    const bo = { ...newParticipant(), name: 'Bo' };
    const { draft, taken } = merge(
      { participants: [...base.participants, person('Ada')] },
      { participants: [...base.participants, bo] },
    );
    expect(people(draft)).toEqual(['Kim', 'Lou', 'Ada', 'Bo']);
    expect(labels(taken)).toEqual(['Ada']);
  });

  it('put a new phone beside a new name', () => {
    const { draft, conflicts } = merge(
      { participants: [person('Kim', { phone: '+12025550199' }), person('Lou')] },
      { participants: [person('Kim', { name: 'Kim Lee' }), person('Lou')] },
    );
    expect(draft.participants[0]).toMatchObject({ name: 'Kim Lee', phone: '+12025550199' });
    expect(conflicts).toEqual([]);
  });

  it('leave the choice about a phone that both changed', () => {
    const phone = (number: string) => ({ participants: [person('Kim', { phone: number }), person('Lou')] });
    const { conflicts } = merge(phone('1'), phone('2'));
    expect(conflicts).toMatchObject([{ label: 'Kim: phone', mine: '2', theirs: '1' }]);
  });

  it('take off whom either took off', () => {
    expect(people(merge({ participants: [person('Lou')] }, {}).draft)).toEqual(['Lou']);
    expect(people(merge({}, { participants: [person('Lou')] }).draft)).toEqual(['Lou']);
  });

  it('leave the choice about whom one took off and the other changed', () => {
    const without = { participants: [person('Lou')] };
    const changed = { participants: [person('Kim', { phone: '9' }), person('Lou')] };
    const theyRemoved = merge(without, changed);
    expect(theyRemoved.conflicts).toMatchObject([{ label: 'Kim', theirs: 'taken off' }]);
    // no longer there under its id: kept, it is added anew
    expect(theyRemoved.draft.participants[0]).toMatchObject({ name: 'Kim', id: null });
    expect(people(merge(without, changed, { 'participant/Kim': 'theirs' }).draft)).toEqual(['Lou']);
    const iRemoved = merge(changed, without);
    expect(people(iRemoved.draft)).toEqual(['Lou']);
    expect(merge(changed, without, { 'participant/Kim': 'theirs' }).draft.participants).toMatchObject([
      { name: 'Lou' },
      { name: 'Kim', phone: '9' },
    ]);
  });
});
