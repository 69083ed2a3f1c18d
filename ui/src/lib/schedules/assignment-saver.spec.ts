import { describe, expect, it } from 'vitest';
import type { Assignments, SavedAssignment } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import { assigned } from './assigned.spec-support.ts';
import { AssignmentSaver, type AssignmentChange } from './assignment-saver.ts';
import { movedTo } from './saved-assignments.ts';

/** The API's part: a list with an etag that counts up, and what it says when asked for another. */
function begin(ids: readonly string[]) {
  let version = 1;
  let list = ids.map((id) => assigned(id));
  const problems: Problem[] = [];
  const done: { readonly words: string; readonly undo: () => Promise<void> }[] = [];
  let is_down = false;
  const stored = (): Assignments => ({ assignments: list, etag: String(version) });
  const put = (saved: readonly SavedAssignment[]) => {
    list = saved.map(({ schedule_id, locale }) => assigned(schedule_id, { locale: locale ?? null }));
    version += 1;
  };
  const problem = (status: number): Problem => ({ type: '', status, code: String(status), title: 'No' });
  const saver = new AssignmentSaver(stored(), {
    save: async (saved, etag) => {
      if (is_down) return { ok: false, problem: problem(503) };
      if (etag !== String(version)) return { ok: false, problem: problem(412) };
      put(saved);
      return { ok: true, stored: stored() };
    },
    read: async () => ({ ok: true, stored: stored() }),
    ondone: (words, undo) => done.push({ words, undo }),
    onproblem: (each) => problems.push(each),
  });
  const idsOf = (of: Assignments['assignments']) => of.map(({ schedule }) => schedule.id).join('');
  return {
    saver,
    problems,
    done,
    shown: () => idsOf([...saver.shown]),
    stored: () => idsOf(list),
    somebodyElse: (others: readonly string[]) => put(others.map((schedule_id) => ({ schedule_id }))),
    goDown: () => (is_down = true),
    look: () => saver.look(stored()),
  };
}

const move = (from: number, to: number): AssignmentChange => ({
  done: `${from} to ${to}`,
  make: (list) => movedTo(list, { from, to }),
});

describe('who gets what, changed', () => {
  it('shows at once, and is stored one after the other', async () => {
    const { saver, shown, stored, done } = begin(['a', 'b', 'c']);
    const first = saver.change(move(2, 0));
    const second = saver.change(move(0, 1));
    expect([shown(), stored()]).toEqual(['acb', 'abc']);
    await Promise.all([first, second]);
    expect([shown(), stored()]).toEqual(['acb', 'acb']);
    expect(done.map(({ words }) => words)).toEqual(['2 to 0', '0 to 1']);
  });

  it('is taken back', async () => {
    const { saver, shown, stored, done } = begin(['a', 'b']);
    await saver.change(move(1, 0));
    await done[0]?.undo();
    expect([shown(), stored()]).toEqual(['ab', 'ab']);
  });

  it('shows as it is stored when it could not be, and says why', async () => {
    const { saver, shown, problems, goDown } = begin(['a', 'b']);
    goDown();
    await saver.change(move(1, 0));
    expect(shown()).toBe('ab');
    expect(problems.map(({ status }) => status)).toEqual([503]);
  });

  it('overwrites nobody: it says what they did, and can be made again on top', async () => {
    const { saver, shown, stored, somebodyElse } = begin(['a', 'b', 'c']);
    somebodyElse(['a', 'c']);
    await saver.change(move(1, 0));
    expect([shown(), stored()]).toEqual(['ac', 'ac']);
    expect(saver.clash?.theirs).toEqual(['“b” is not asked any more.']);
    expect(await saver.makeAgain()).toBe(true);
    expect([shown(), stored(), saver.clash]).toEqual(['ca', 'ca', null]);
  });

  it('can be left as they made it', async () => {
    const { saver, stored, somebodyElse } = begin(['a', 'b']);
    somebodyElse(['b']);
    await saver.change(move(1, 0));
    saver.takeTheirs();
    expect([saver.clash, stored()]).toEqual([null, 'b']);
  });

  it('is not stored when it was made of what could not be', async () => {
    const { saver, stored, somebodyElse } = begin(['a', 'b', 'c']);
    somebodyElse(['c', 'b', 'a']);
    await Promise.all([saver.change(move(2, 0)), saver.change(move(0, 1))]);
    expect(stored()).toBe('cba');
    expect(saver.clash?.mine.done).toBe('2 to 0');
  });

  it('is nothing where there is no such place', async () => {
    const { saver, done } = begin(['a']);
    expect(await saver.change(move(0, 1))).toBe(false);
    expect(done).toEqual([]);
  });

  it('follows what is read again', () => {
    const { shown, somebodyElse, look } = begin(['a', 'b']);
    somebodyElse(['b']);
    look();
    expect(shown()).toBe('b');
  });
});
