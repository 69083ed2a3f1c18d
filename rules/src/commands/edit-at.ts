export interface EditAt {
  /** Keys and list indices from the subject down, such as `['content', 'body']`; `-` is behind the end of a list. */
  readonly path: readonly string[];
  /** As in JSON Patch: in a list `add` makes room; in an object `add` puts, whether or not there was one. */
  readonly operation: 'add' | 'replace' | 'remove';
  /** What to put there; not looked at by `remove`. */
  readonly value: unknown;
}

/** JSON with one place changed, all else the same objects; undefined when there is no such place. */
export function editAt(json: unknown, edit: EditAt): unknown {
  const [key, ...path] = edit.path;
  if (key === undefined) return edit.operation === 'replace' ? edit.value : undefined;
  if (Array.isArray(json)) return inList(json, { ...edit, key, path });
  return typeof json === 'object' && json !== null ? inObject(json, { ...edit, key, path }) : undefined;
}

type Inside = EditAt & { readonly key: string };

function inList(list: readonly unknown[], { key, ...edit }: Inside): unknown {
  if (key === '-' && edit.path.length === 0 && edit.operation === 'add') return [...list, edit.value];
  const index = /^(0|[1-9]\d{0,5})$/.test(key) ? Number(key) : Infinity;
  if (edit.path.length === 0 && edit.operation === 'add') {
    return index <= list.length ? list.toSpliced(index, 0, edit.value) : undefined;
  }
  if (index >= list.length) return undefined;
  if (edit.path.length === 0 && edit.operation === 'remove') return list.toSpliced(index, 1);
  const changed = editAt(list[index], edit);
  return changed === undefined ? undefined : list.with(index, changed);
}

function inObject(object: object, { key, ...edit }: Inside): unknown {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(object);
  const known = entries.find(([each]) => each === key);
  if (key === '__proto__') return undefined;
  if (edit.path.length === 0 && edit.operation === 'remove') {
    return known ? Object.fromEntries(entries.filter(([each]) => each !== key)) : undefined;
  }
  if (!known) {
    const puts = edit.path.length === 0 && edit.operation === 'add' && edit.value !== undefined;
    return puts ? Object.fromEntries([...entries, [key, edit.value]]) : undefined;
  }
  const changed = edit.path.length === 0 ? edit.value : editAt(known[1], edit);
  return changed === undefined
    ? undefined
    : Object.fromEntries(entries.map(([each, value]) => [each, each === key ? changed : value]));
}
