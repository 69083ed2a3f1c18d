import { expect, it } from 'vitest';
import { changedMeanwhile, changesOfParticipant, participantDraft, requestOfParticipant } from './participant-draft.ts';

const kim = { name: 'Kim Lee', phone: '+12025550123', email: null };

it('sends only what was changed, so that another editor’s change stays', () => {
  expect(changesOfParticipant({ ...participantDraft(kim), name: ' Kim Li ' }, kim)).toEqual({ name: 'Kim Li' });
  expect(changesOfParticipant(participantDraft(kim), kim)).toEqual({});
});

it('takes an emptied address for one to take away', () => {
  expect(changesOfParticipant({ name: 'Kim Lee', phone: ' ', email: 'kim@example.com' }, kim)).toEqual({
    phone: null,
    email: 'kim@example.com',
  });
  expect(requestOfParticipant({ name: 'Lou', phone: '', email: '' })).toEqual({
    name: 'Lou',
    phone: null,
    email: null,
  });
});

it('tells what somebody else has changed meanwhile', () => {
  expect(changedMeanwhile(kim, { ...kim, name: 'Kim Li', phone: null })).toEqual([
    'The name is Kim Li now.',
    'The phone is gone now.',
  ]);
  expect(changedMeanwhile(kim, kim)).toEqual([]);
  expect(changedMeanwhile(kim, null)).toEqual(['They were taken off the appointment.']);
});
