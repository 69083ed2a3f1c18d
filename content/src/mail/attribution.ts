/**
 * The verb, or what stands for it, of the line above a quote, as the usual programs write it: Gmail, Apple Mail,
 * Thunderbird, Yahoo, Proton Mail, Outlook for Mac.
 */
const WROTE = new RegExp(
  [
    'wrote|writes', // en
    'schrieb|geschrieben', // de
    'écrit', // fr
    'escribi[óo]|escribe', // es
    'ha scritto|scritto', // it
    'escreveu', // pt
    'schreef|geschreven', // nl
    'skrev', // sv, da, nb
    'kirjoitti', // fi
    'napisał|napisała|napisał\\(a\\)|pisze', // pl
    'napsal|napsala|napsal\\(a\\)|napísal|napísala', // cs, sk
    'írta', // hu
    'a scris', // ro
    'έγραψε', // el
    'написал|написала|написал\\(а\\)|пишет|писал', // ru
    'написав|написала|пише', // uk
    'написа', // bg
    'napisao|napisala|je napisao', // hr, sr
    'yazdı|şunu yazdı', // tr
    'viết|đã viết', // vi
    'menulis', // id
    'เขียนว่า', // th
    'כתב|כתבה|כתב/ה|מאת', // he
    'كتب|كتبت', // ar
    '写道|寫道|写信|来信|编写', // zh
    'のメール|のメッセージ|書きました|wrote', // ja
    '작성|님이 작성|님이 쓴 글', // ko
  ].join('|'),
  'iu',
);

const ENDS = /[:：]\s*$/u;
const DATE = /\p{Nd}{4}|\p{Nd}{1,2}[:.h]\p{Nd}{2}|\p{Nd}{1,2}[/.-]\p{Nd}{1,2}[/.-]\p{Nd}{2}/u;
const TIME = /\p{Nd}{1,2}[:.h]\p{Nd}{2}/u;
const ADDRESS = /[<([][^\s<>()[\]]{1,100}@[^\s<>()[\]]{1,150}[>)\]]/u;
const LONGEST = 500;

/** How it begins when it is broken over lines: a word for `on`, a short weekday, or the date itself. */
const BEGINS =
  /^[*\s]*(?:(?:on|am|le|el|il|em|op|den|dne|dňa|dnia|w dniu|pe|în data|在|於|于|v|vào|pada)\s|\p{L}{2,4}\.?,? \p{Nd}|\p{Nd})/iu;
const MOST_LINES = 4;

export interface LineSpan {
  readonly from: number;
  /** Not part of it. */
  readonly to: number;
}

/** The first attribution at or after a line (`On … wrote:`), whole even when it is broken over lines; null: none. */
export function findAttribution(lines: readonly string[], from = 0): LineSpan | null {
  for (let end = from; end < lines.length; end += 1) {
    if (!ENDS.test(lines[end] ?? '')) continue;
    const begin = beginOf(lines, { end, from });
    if (begin !== null) return { from: begin, to: end + 1 };
  }
  return null;
}

function beginOf(
  lines: readonly string[],
  { end, from }: { readonly end: number; readonly from: number },
): number | null {
  let joined = '';
  let shortest: number | null = null;
  for (let at = end; at >= Math.max(from, end - MOST_LINES + 1); at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') break;
    joined = `${line.trim()} ${joined}`.trim();
    if (joined.length > LONGEST) break;
    if (!attributes(joined)) continue;
    // With its date in it nothing is missing; a line further up would be the person's own.
    if (shortest === null && DATE.test(joined)) return at;
    shortest ??= at;
    if (BEGINS.test(line) && DATE.test(joined)) return at;
  }
  return shortest;
}

function attributes(text: string): boolean {
  const address = ADDRESS.test(text);
  return WROTE.test(text) ? address || DATE.test(text) : address && TIME.test(text);
}
