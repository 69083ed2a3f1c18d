import { goto } from '$app/navigation';
import { importSchedule } from '#lib/api/generated/sdk.gen.ts';
import type { MessageScheduleFile } from '#lib/api/generated/types.gen.ts';
import { tell } from '#lib/components/toast/tell.ts';
import { tellProblem } from '#lib/components/toast/tell-problem.ts';
import type { FlowDocument } from '../document/flow-document.ts';

type Written = Pick<FlowDocument, 'definition' | 'layout'>;

/** What is on the screen as a schedule of its own, opened: the one it was written in is gone. */
export async function saveAsNew(written: Written): Promise<void> {
  const { data, error } = await importSchedule({ body: fileOf(written) });
  if (error !== undefined) return tellProblem(error);
  tell(`“${data.name}” is a schedule of its own now`);
  await goto(`/schedules/${data.id}`);
}

/** The client's type is of something that may be changed, ours of something that may not: the same JSON. */
function fileOf({ definition, layout }: Written): MessageScheduleFile {
  const { name } = definition;
  const file = { format: 'kept.message_schedule', version: 1, name, definition, layout, scenarios: [] };
  return JSON.parse(JSON.stringify(file));
}
