import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkTemplate } from '@kept/content/check-template';
import { systemText } from '@kept/content/system-texts';
import { SYSTEM_TEXT_KEYS } from '@kept/rules/system-text';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { FieldError } from '../problems/problem.ts';
import type { ChangeSystemTexts, LanguageParameter, SystemTexts } from './system-texts.schema.ts';

type Language = LanguageParameter['language'];

/** What the product says by itself, in an account's own words (flow-spec section 4). */
@Injectable()
export class SystemTextsService {
  constructor(private readonly database: Database) {}

  async read({ account_id }: SessionCaller, { language }: LanguageParameter): Promise<SystemTexts> {
    return this.database.within(account_id, async (em) => answer(language, await ownTexts(em, language)));
  }

  /** All or none: a text that could not be filled in is refused with its place. */
  async change(
    { account_id }: SessionCaller,
    { language, change }: LanguageParameter & { readonly change: ChangeSystemTexts },
  ): Promise<SystemTexts> {
    const errors = faultsIn(change);
    if (errors.length > 0) throw invalidRequest(errors);
    return this.database.within(account_id, async (em) => {
      await em.execute('select id from account for no key update');
      const before = await ownTexts(em, language);
      const kept = Object.entries({ ...before, ...change.texts }).filter(([, text]) => text !== null);
      await em.execute(
        `update account set settings = jsonb_set(settings, '{texts}',
           coalesce(settings -> 'texts', '{}') || jsonb_build_object(?::text, ?::jsonb))`,
        [language, JSON.stringify(Object.fromEntries(kept))],
      );
      return answer(language, await ownTexts(em, language));
    });
  }
}

async function ownTexts(em: EntityManager, language: Language): Promise<Readonly<Record<string, string>>> {
  const [row] = await em.execute<readonly { readonly texts: Readonly<Record<string, string>> | null }[]>(
    `select settings -> 'texts' -> ? as texts from account`,
    [language],
  );
  return row?.texts ?? {};
}

function answer(language: Language, own: Readonly<Record<string, string>>): SystemTexts {
  return {
    language,
    texts: SYSTEM_TEXT_KEYS.map((key) => ({
      key,
      ours: systemText({ key, locale: language, overrides: {} }),
      own: own[key] ?? null,
    })),
  };
}

function faultsIn({ texts }: ChangeSystemTexts): readonly FieldError[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    text === null ? [] : checkTemplate(text).map(({ code, message }) => ({ field: `/texts/${key}`, code, message })),
  );
}
