import type { Assignment } from '#lib/api/generated/types.gen.ts';
import { ordinal } from './ordinal.ts';
import { whomInWords } from './whom-in-words.ts';

type List = readonly Assignment[];

interface Line {
  readonly assignment: Assignment;
  readonly place: number;
}

/** What is different in a list of who gets what, a sentence each. */
export function assignmentChanges(before: List, after: List): readonly string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, line]) => `“${nameOf(line)}” is not asked any more.`);
  const kept = [...now].flatMap(([key, line]) => {
    const was = old.get(key);
    if (was === undefined)
      return [`“${nameOf(line)}” is asked ${ordinal(line.place)}: ${whomInWords(line.assignment, line.place)}`];
    const whom = whomInWords(line.assignment, 1);
    return [
      ...(whom === whomInWords(was.assignment, 1) ? [] : [`“${nameOf(line)}” is for others: ${whom}`]),
      ...(orderAmong(now, old, key) === orderAmong(old, now, key)
        ? []
        : [`“${nameOf(line)}” is asked ${ordinal(line.place)} instead of ${ordinal(was.place)}.`]),
    ];
  });
  return [...gone, ...kept];
}

/** By schedule, and which of its lines it is. */
function linesOf(list: List): ReadonlyMap<string, Line> {
  const seen = new Map<string, number>();
  return new Map(
    list.map((assignment, index) => {
      const { id } = assignment.schedule;
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      return [`${id} ${count}`, { assignment, place: index + 1 }];
    }),
  );
}

/** Its place among the lines that stand in both lists. */
function orderAmong(list: ReadonlyMap<string, Line>, other: ReadonlyMap<string, Line>, key: string): number {
  return [...list.keys()].filter((each) => other.has(each)).indexOf(key);
}

function nameOf({ assignment }: Line): string {
  return assignment.schedule.name;
}
