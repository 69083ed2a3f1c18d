import { archiveTemplate, changeTemplate } from '#lib/api/generated/sdk.gen.ts';
import type { Template } from '#lib/api/generated/types.gen.ts';
import { tell } from '#lib/components/toast/tell.ts';
import { tellProblem } from '#lib/components/toast/tell-problem.ts';
import { ofOperations } from '#lib/query/of-operations.ts';
import { queries } from '#lib/query/queries.ts';

/** Everything that shows templates is read again. */
export function readTemplatesAgain(): Promise<void> {
  return queries.invalidateQueries({
    predicate: ofOperations(['listTemplates', 'readTemplate', 'readSendingSettings']),
  });
}

/** Puts a template away; false: something still says it, which is told. */
export async function putAway({ id, name, etag }: Template): Promise<boolean> {
  const { error } = await archiveTemplate({ path: { id }, headers: { 'If-Match': etag } });
  if (error !== undefined) {
    tellProblem(error);
    return false;
  }
  await readTemplatesAgain();
  tell(`“${name}” is archived`, { undo: () => takeOut({ id, name }) });
  return true;
}

/** Takes a template out of the archive. */
export async function takeOut({ id, name }: Pick<Template, 'id' | 'name'>): Promise<void> {
  const { error } = await changeTemplate({ path: { id }, body: { archived: false } });
  if (error !== undefined) return tellProblem(error);
  await readTemplatesAgain();
  tell(`“${name}” can be used again`);
}
