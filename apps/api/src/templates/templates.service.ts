import { Injectable } from '@nestjs/common';
import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { Template } from '@kept/persistence/entities/template';
import { newId } from '@kept/persistence/new-id';
import type { Issue } from '@kept/rules/checks/issue';
import { templateIssues } from '@kept/rules/templates/template-issues';
import { templateWordsSchema, type TemplateWords } from '@kept/rules/templates/template-schemas';
import type { ValidateOptions } from '@kept/rules/validate';
import type { Caller } from '../access/caller.ts';
import type { OpenName } from '@kept/sequences/files/sealed-name';
import { FileNames } from '../database/file-names.ts';
import { Database } from '../database/database.ts';
import { pageOf } from '../http/page-of.ts';
import { fieldErrorsOf } from '../problems/field-errors-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { optionsForChecks } from '../sending-settings/options-for-checks.ts';
import { readTemplateUses } from './read-template-uses.ts';
import type {
  ChangeTemplate,
  CreateTemplate,
  ListTemplates,
  TemplateAnswer,
  TemplatesPage,
  TemplateUse,
} from './templates.schema.ts';

type Row = InferEntity<typeof Template>;

interface Known {
  readonly options: ValidateOptions;
  readonly uses: ReadonlyMap<string, readonly TemplateUse[]>;
}

/** Words for use again; auto messages, compose and the API say them by id. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly database: Database,
    private readonly names: FileNames,
  ) {}

  async list({ account_id }: Caller, query: ListTemplates): Promise<TemplatesPage> {
    const { channel, q = '', archived, page, page_size } = query;
    const nameOf = await this.names.of(account_id);
    return this.database.within(account_id, async (em) => {
      const wanted = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      const found = await em.find(
        Template,
        {
          archived_at: archived ? { $ne: null } : null,
          ...(channel && { channel }),
          ...(q !== '' && { id: { $in: await idsSaying(em, wanted) } }),
        },
        {
          orderBy: { channel: 'desc', name: 'asc', id: 'asc' },
          limit: page_size + 1,
          offset: (page - 1) * page_size,
        },
      );
      const { rows, ...place } = pageOf({ found, page, page_size });
      const known = await readKnown(em, nameOf);
      const { next_page } = place;
      return { templates: rows.map((row) => answerOf(row, known)), page, page_size, next_page };
    });
  }

  async read({ account_id }: Caller, id: string): Promise<TemplateAnswer> {
    const nameOf = await this.names.of(account_id);
    return this.database.within(account_id, async (em) =>
      answerOf(await findTemplate(em, id), await readKnown(em, nameOf)),
    );
  }

  async create({ account_id, user_id }: Caller, { name, ...words }: CreateTemplate): Promise<TemplateAnswer> {
    const nameOf = await this.names.of(account_id);
    return this.database.within(account_id, async (em) => {
      const known = await readKnown(em, nameOf);
      refuseBroken(templateIssues(words, known.options));
      const id = newId();
      await em.insert(Template, { id, account_id, name, ...words, created_by_user_id: user_id });
      return answerOf(await findTemplate(em, id), known);
    });
  }

  async change(
    { account_id }: Caller,
    {
      id,
      change,
      if_match,
    }: { readonly id: string; readonly change: ChangeTemplate; readonly if_match: string | null },
  ): Promise<TemplateAnswer> {
    const nameOf = await this.names.of(account_id);
    return this.database.within(account_id, async (em) => {
      const row = await lockTemplate(em, id);
      const known = await readKnown(em, nameOf);
      refuseStale(if_match, answerOf(row, known));
      const { name, content, translations, archived } = change;
      const changes_words = content !== undefined || translations !== undefined;
      const words = changes_words ? changedWords(row, change) : wordsOf(row);
      if (changes_words) refuseBroken(templateIssues(words, known.options));
      Object.assign(row, {
        ...(name !== undefined && { name }),
        ...words,
        ...(archived === false && { archived_at: null }),
        version: row.version + 1,
        updated_at: new Date(),
      });
      await em.flush();
      return answerOf(row, known);
    });
  }

  /** Puts a template away; refused while something would say it to people yet. */
  async archive(
    { account_id }: Caller,
    { id, if_match }: { readonly id: string; readonly if_match: string | null },
  ): Promise<void> {
    const nameOf = await this.names.of(account_id);
    await this.database.within(account_id, async (em) => {
      const row = await lockTemplate(em, id);
      const current = answerOf(row, await readKnown(em, nameOf));
      refuseStale(if_match, current);
      if (row.archived_at !== null) return;
      if (current.used_by.length > 0) throw stillUsed(current.used_by);
      Object.assign(row, { archived_at: new Date(), version: row.version + 1, updated_at: new Date() });
      await em.flush();
    });
  }
}

async function readKnown(em: EntityManager, nameOf: OpenName): Promise<Known> {
  return { options: await optionsForChecks(em, nameOf), uses: await readTemplateUses(em) };
}

async function idsSaying(em: EntityManager, wanted: string): Promise<readonly string[]> {
  const rows = await em.execute<{ readonly id: string }[]>(
    `select id from template where name ilike ? or content::text ilike ? or translations::text ilike ?`,
    [wanted, wanted, wanted],
  );
  return rows.map(({ id }) => id);
}

async function findTemplate(em: EntityManager, id: string): Promise<Row> {
  const row = await em.findOne(Template, { id });
  if (row === null) throw notFound('template');
  return row;
}

async function lockTemplate(em: EntityManager, id: string): Promise<Row> {
  await em.execute('select id from template where id = ? for no key update', [id]);
  return findTemplate(em, id);
}

function answerOf(row: Row, { options, uses }: Known): TemplateAnswer {
  const words = wordsOf(row);
  return {
    id: row.id,
    name: row.name,
    channel: row.channel,
    content: words.content,
    translations: words.translations,
    etag: `"${row.version}"`,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    archived_at: row.archived_at?.toISOString() ?? null,
    used_by: [...(uses.get(row.id) ?? [])],
    issues: templateIssues(words, options).map((issue) => ({ ...issue })),
  };
}

function wordsOf({ channel, content, translations }: Row): TemplateWords {
  return templateWordsSchema.parse({ channel, content, translations });
}

/** The words of a change are of the template's channel; what they cannot be is said of their field. */
function changedWords(row: Row, { content, translations }: ChangeTemplate): TemplateWords {
  const before = wordsOf(row);
  const changed = templateWordsSchema.safeParse({
    channel: row.channel,
    content: content ?? before.content,
    translations: translations ?? before.translations,
  });
  if (changed.success) return changed.data;
  throw invalidRequest(fieldErrorsOf(changed.error.issues, 'body'));
}

function refuseBroken(issues: readonly Issue[]): void {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw invalidRequest(errors.map(({ code, pointer, message }) => ({ field: pointer, code, message })));
  }
}

function refuseStale(if_match: string | null, current: TemplateAnswer): void {
  if (if_match === null || if_match === '*' || if_match === current.etag) return;
  throw new Problem({
    status: 412,
    code: 'changed_meanwhile',
    title: 'Somebody has changed this template since',
    detail: 'Nothing was stored. The template as it is now stands below.',
    more: { current },
    headers: { etag: current.etag },
  });
}

function stillUsed(used_by: readonly TemplateUse[]): Problem {
  return new Problem({
    status: 409,
    code: 'template_in_use',
    title: 'Something still says this template',
    detail: 'Give what stands in `used_by` other words first; nothing was archived.',
    more: { used_by },
  });
}
