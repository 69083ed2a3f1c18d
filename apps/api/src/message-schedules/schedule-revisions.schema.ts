import { z } from 'zod';

export const revisionListSchema = z
  .strictObject({
    revisions: z.array(
      z
        .strictObject({
          id: z.uuid(),
          number: z.int(),
          status: z.enum(['draft', 'published']),
          author_name: z.string().nullable().meta({ description: 'Who saved it last' }),
          note: z.string().nullable(),
          saved_at: z.iso.datetime(),
          published_at: z.iso.datetime().nullable(),
          running_sequences: z.int().meta({ description: 'Participants whose next messages follow it' }),
        })
        .meta({ id: 'RevisionSummary' }),
    ),
  })
  .meta({ id: 'Revisions' });

const uuid = z.uuid('is not an id of ours');

/** The ids of `/:id/revisions/:revision_id`. */
export const revisionParametersSchema = z.strictObject({ id: uuid, revision_id: uuid });

export type RevisionSummary = z.output<typeof revisionListSchema>['revisions'][number];
export type RevisionParameters = z.output<typeof revisionParametersSchema>;
