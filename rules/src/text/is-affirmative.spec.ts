import { describe, expect, it } from 'vitest';
import { AFFIRMATIVES } from './affirmatives.ts';
import { isAffirmative } from './is-affirmative.ts';
import { normaliseReply } from './normalise-reply.ts';

const means_yes = (text: string, locale: string | null) => isAffirmative(normaliseReply(text, 'sms'), locale);

describe('a whole message that means yes', () => {
  it('is listed for twenty-nine languages, each with ten ways at least', () => {
    const { every, ...languages } = AFFIRMATIVES;
    expect(Object.keys(languages)).toHaveLength(29);
    for (const texts of Object.values(languages)) expect(texts.length).toBeGreaterThanOrEqual(10);
    expect(every).toContain('yes');
  });

  it.each(Object.entries(AFFIRMATIVES))(
    'in %s is understood as it is written, in capitals and with a full stop',
    (language, texts) => {
      const locale = language === 'every' ? 'en' : language;
      for (const text of texts) {
        for (const typed of [text, text.toUpperCase(), ` ${text}. `, `${text}!!!`, `${text} 🙂`])
          expect([typed, means_yes(typed, locale)]).toEqual([typed, true]);
      }
    },
  );

  it.each([
    ['Ja, graag!', 'nl-BE'],
    ['Tak, dziękuję', 'pl-PL'],
    ['Да, подтверждаю.', 'ru'],
    ['Ja, tack', 'sv-SE'],
    ['Ja takk', 'no'],
    ['EVET', 'tr-TR'],
    ['はい、お願いします。', 'ja-JP'],
    ['好的！', 'zh-Hans-CN'],
    ['네, 알겠습니다', 'ko-KR'],
    ['نَعَم', 'ar-EG'],
    ['כֵּן', 'he-IL'],
    ['जी हाँ', 'hi-IN'],
    ['ได้ค่ะ', 'th-TH'],
    ['Vâng ạ', 'vi-VN'],
    ['Ναι!', 'el-GR'],
    ['👍👍👍', 'de'],
    ['👍🏿 👍🏿', 'de'],
    ['👍🙂', 'de'],
    ['✅ 👌', 'de'],
    ['✔️', 'de'],
    ['☑️', 'de'],
    ['🆗', 'de'],
    ['Yes 👍', 'en'],
    ['ja', null],
    ['sí', 'es_MX'],
  ])('%j does for %s', (text, locale) => {
    expect(means_yes(text, locale)).toBe(true);
  });

  it.each([
    ['no', 'en'],
    ['nee', 'nl'],
    ['いいです', 'ja'],
    ['大丈夫です', 'ja'],
    ['됐어요', 'ko'],
    ['不好', 'zh'],
    ['не буду', 'ru'],
    ['ja', 'en'],
    ['tak', 'id'],
    ['yes but later', 'en'],
    ['yes?no', 'en'],
    ['👎', 'en'],
    ['😡', 'en'],
    ['🙂', 'en'],
    ['❤️', 'en'],
    ['👍👎', 'en'],
    ['yes 👎', 'en'],
    ['👍 but later', 'en'],
    ['🎉', 'en'],
    ['1', 'en'],
    ['toString', 'constructor'],
    ['', null],
  ])('%j does not for %s', (text, locale) => {
    expect(means_yes(text, locale)).toBe(false);
  });
});
