import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import type { Definition } from '@kept/rules/document';

interface Naming {
  readonly schedule_id: string;
  readonly definition: Pick<Definition, 'name'>;
}

/** A schedule is called as the document that is in force says; a document without a name leaves it as it was. */
export async function takeNameOfDocument(em: EntityManager, { schedule_id, definition }: Naming): Promise<void> {
  const name = definition.name.trim();
  if (name !== '') await em.nativeUpdate(MessageSchedule, { id: schedule_id }, { name });
}
