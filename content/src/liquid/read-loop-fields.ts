import { ForTag, TablerowTag, toValueSync, type Template } from 'liquidjs';
import { fieldsAsked } from './fields-asked.ts';
import type { NamedField } from './read-fields.ts';

type Loop = ForTag | TablerowTag;
type Path = readonly string[];

/** Where in the fields a name leads: the fields’ own to themselves, a loop’s variable to an item; null: nobody can say. */
type Items = ReadonlyMap<string, Path | null>;

/**
 * What a text asks of the items it loops over, as fields of the list: `{% for one in appointments %}{{ one.title }}`
 * asks for `appointments.?.title`. A list that the text makes itself is not looked at.
 */
export function readLoopFields(templates: readonly Template[], items: Items): readonly NamedField[] {
  return templates.flatMap((template) => {
    if (!isLoop(template)) return readLoopFields(childrenOf(template), items);
    const within = new Map(items).set(template.variable, itemOf(template, items));
    return [...asked(template, within), ...readLoopFields(childrenOf(template), within)];
  });
}

function isLoop(template: Template): template is Loop {
  return template instanceof ForTag || template instanceof TablerowTag;
}

function childrenOf(template: Template): readonly Template[] {
  return template.children === undefined ? [] : toValueSync(template.children(false, true));
}

/** Where in the fields the items of a list are, when the list is named plainly: `appointments`, `one.custom.rooms`. */
function itemOf({ collection }: Loop, items: Items): Path | null {
  const name = collection.getText().trim();
  if (!/^[\w-]+(\.[\w-]+)*$/u.test(name)) return null;
  const [root = '', ...rest] = name.split('.');
  const known = items.get(root) ?? null;
  return known === null ? null : [...known, ...rest, '?'];
}

/** What is asked of this loop's own item, but not in loops within that use its name for theirs. */
function asked({ variable, templates }: Loop, items: Items): readonly NamedField[] {
  const item = items.get(variable) ?? null;
  if (item === null) return [];
  return fieldsAsked(templates)
    .filter(({ path }) => path.length > 1 && path[0] === variable)
    .map(({ path, at }) => ({ name: path.join('.'), path: [...item, ...path.slice(1)], at }));
}
