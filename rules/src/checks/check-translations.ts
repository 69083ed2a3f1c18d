import { findTranslation } from '../find-translation.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { placedMessages, placedReplies } from './placed.ts';

interface Translated {
  readonly pointer: string;
  readonly message_id: string | null;
  readonly translations: Readonly<Record<string, unknown>>;
}

/** Locales of contacts for which a text has no wording, neither theirs nor their language's. */
export const checkTranslations: Check = ({ definition, account: { locale = 'en', locales_in_use = [] } }) => {
  const default_language = languageOf(locale);
  const wanted = [...new Set(locales_in_use)].filter((each) => languageOf(each) !== default_language);
  if (wanted.length === 0) return [];
  const translated: readonly Translated[] = [
    ...placedMessages(definition)
      .filter(({ message }) => message.availability !== 'off')
      .map(({ message: { id, translations }, pointer }) => ({ pointer, message_id: id, translations })),
    ...placedReplies(definition).flatMap(({ auto_reply, pointer, message }) =>
      auto_reply.actions.flatMap((action, index) =>
        'translations' in action
          ? [
              {
                pointer: `${pointer}/actions/${index}`,
                message_id: message?.id ?? null,
                translations: action.translations,
              },
            ]
          : [],
      ),
    ),
  ];
  return translated.flatMap((text) => missing(text, wanted));
};

function missing({ pointer, message_id, translations }: Translated, wanted: readonly string[]): readonly Issue[] {
  const without = wanted.filter((locale) => findTranslation(translations, locale) === null).toSorted();
  if (without.length === 0) return [];
  return [
    issueOf({
      code: 'translation_missing',
      pointer: `${pointer}/translations`,
      message_id,
      message: `Contacts use ${without.join(', ')}, and there is no wording for ${without.length === 1 ? 'it' : 'them'}: they get the default one.`,
    }),
  ];
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-', 1)[0] ?? '';
}
