import type { Definition } from '@kept/rules/document';
import { readSchedule, saveDraft, saveLayout } from '#lib/api/generated/sdk.gen.ts';
import type { DraftDefinition } from '#lib/api/generated/types.gen.ts';
import { openingOf } from '../editor/opening-of.ts';
import type { Storage, StoredVersion } from './draft-saver.ts';

/** A schedule's draft at the API. */
export function scheduleStorage(id: string): Pick<Storage, 'save' | 'saveLayout' | 'read'> {
  return {
    async save({ etag, definition, layout }) {
      const { data, error } = await saveDraft({
        path: { id },
        headers: { 'If-Match': etag ?? '*' },
        body: { definition: toBody(definition), layout: { ...layout } },
      });
      return error === undefined ? { ok: true, value: data.etag } : { ok: false, problem: error };
    },
    async saveLayout(layout) {
      const { error } = await saveLayout({ path: { id }, body: { layout: { ...layout } } });
      return error === undefined ? { ok: true, value: null } : { ok: false, problem: error };
    },
    async read() {
      const { data, error } = await readSchedule({ path: { id } });
      if (error !== undefined) return { ok: false, problem: error };
      const opening = openingOf(data);
      if (!opening.ok) return { ok: false, problem: ANOTHER_VERSION };
      const { etag, definition, layout, is_draft } = opening;
      return { ok: true, value: { etag, definition, layout, is_draft } satisfies StoredVersion };
    },
  };
}

const ANOTHER_VERSION = {
  type: 'urn:kept:problem:another_version',
  status: 409,
  code: 'another_version',
  title: 'Somebody saved this schedule with another version of Kept',
  detail: 'What you changed is kept in this browser. Reload once this version is brought up to date.',
};

/** The client's type is of something that may be changed, ours of something that may not: the same JSON. */
function toBody(definition: Definition): DraftDefinition {
  return JSON.parse(JSON.stringify(definition));
}
