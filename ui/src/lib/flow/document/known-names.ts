import type { SendingSettings } from '#lib/api/generated/types.gen.ts';

/** Files and templates by id, no two called the same: `consent.pdf`, `consent.pdf (2)`. */
export function knownNames({
  attachments,
  templates,
}: Pick<SendingSettings, 'attachments' | 'templates'>): ReadonlyMap<string, string> {
  const taken = new Map<string, number>();
  const named = [
    // the newest come first, and keep their place when another is uploaded
    ...attachments.toReversed().map(({ id, file_name }) => [id, file_name] as const),
    ...templates.map(({ id, name }) => [id, name] as const),
  ];
  return new Map(
    named.map(([id, name]) => {
      const times = (taken.get(name) ?? 0) + 1;
      taken.set(name, times);
      return [id, times === 1 ? name : `${name} (${times})`];
    }),
  );
}
