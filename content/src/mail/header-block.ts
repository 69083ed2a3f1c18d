import type { LineSpan } from './attribution.ts';

type Kind = 'from' | 'sent' | 'to' | 'cc' | 'subject';

/** What mail programs call the headers they put above a quote, in their languages. */
const NAMES: Readonly<Record<Kind, readonly string[]>> = {
  from: [
    'from',
    'von',
    'de',
    'da',
    'van',
    'från',
    'fra',
    'od',
    'от',
    'від',
    'lähettäjä',
    'feladó',
    'de la',
    'από',
    'kimden',
    '发件人',
    '寄件者',
    '差出人',
    '보낸 사람',
    'מאת',
    'من',
    'expéditeur',
    'remitente',
    'mittente',
    'remetente',
    'จาก',
    'dari',
  ],
  sent: [
    'sent',
    'date',
    'gesendet',
    'datum',
    'envoyé',
    'date',
    'enviado',
    'fecha',
    'inviato',
    'data',
    'enviada',
    'enviada em',
    'enviado el',
    'verzonden',
    'skickat',
    'sendt',
    'dato',
    'wysłano',
    'wysłane',
    'odesláno',
    'odoslané',
    'отправлено',
    'дата',
    'надіслано',
    'lähetetty',
    'päivämäärä',
    'küldve',
    'elküldve',
    'trimis',
    'στάλθηκε',
    'ημερομηνία',
    'gönderildi',
    'tarih',
    '发送时间',
    '发送日期',
    '日期',
    '寄件日期',
    '送信日時',
    '日時',
    '日付',
    '보낸 날짜',
    '날짜',
    'נשלח',
    'תאריך',
    'تاريخ الإرسال',
    'التاريخ',
  ],
  to: [
    'to',
    'an',
    'à',
    'a',
    'para',
    'aan',
    'till',
    'til',
    'do',
    'komu',
    'кому',
    'vastaanottaja',
    'címzett',
    'către',
    'pro',
    'προς',
    'kime',
    '收件人',
    '收件者',
    '宛先',
    '받는 사람',
    'אל',
    'إلى',
    'pour',
    'destinataire',
    'destinatario',
    'pre',
  ],
  cc: ['cc', 'kopie', 'kopia', 'copie', 'копия', 'copia', 'kopio', '抄送', '副本', '참조', 'עותק'],
  subject: [
    'subject',
    'betreff',
    'objet',
    'asunto',
    'oggetto',
    'assunto',
    'onderwerp',
    'ämne',
    'emne',
    'temat',
    'předmět',
    'predmet',
    'тема',
    'aihe',
    'tárgy',
    'subiect',
    'θέμα',
    'konu',
    '主题',
    '主旨',
    '件名',
    '제목',
    'נושא',
    'الموضوع',
  ],
};

const KINDS: ReadonlyMap<string, Kind> = new Map(
  (['cc', 'subject', 'to', 'sent', 'from'] as const).flatMap((kind) =>
    NAMES[kind].map((name) => [name, kind] as const),
  ),
);
const LABEL = /^[\s*_|]*([\p{L}\p{M}][\p{L}\p{M} ]{0,20}?)[*_\s]*[:：]/u;
/** A header may be broken over so many lines more. */
const GAP = 3;
const FEWEST = 3;
const RULE = /^\s*(?:[_*=–—-]{5,}\s*)?$/u;

/** The kind of header a line is, as programs write them above a quote; null: none. */
export function headerKind(line: string): Kind | null {
  const label = LABEL.exec(line)?.[1]?.trim().toLowerCase();
  return label === undefined ? null : (KINDS.get(label) ?? null);
}

/** The first block of headers above a quote (`From: … Sent: … To: …`), with the rule above it; null: none. */
export function findHeaderBlock(lines: readonly string[]): LineSpan | null {
  for (let at = 0; at < lines.length; at += 1) {
    const first = headerKind(lines[at] ?? '');
    if (first !== 'from' && first !== 'sent') continue;
    const end = endOfBlock(lines, at);
    if (end !== null) return { from: aboveRule(lines, at), to: end };
  }
  return null;
}

function endOfBlock(lines: readonly string[], from: number): number | null {
  const kinds = new Set<Kind>();
  let last = from;
  for (let at = from; at < lines.length && at - last <= GAP; at += 1) {
    const kind = headerKind(lines[at] ?? '');
    if (kind === null) continue;
    // A second one of a kind is another block: what came before was a person's own line with a colon.
    if (kinds.has(kind)) break;
    kinds.add(kind);
    last = at;
  }
  return kinds.has('from') && kinds.size >= FEWEST ? last + 1 : null;
}

function aboveRule(lines: readonly string[], from: number): number {
  let at = from;
  while (at > 0 && RULE.test(lines[at - 1] ?? '')) at -= 1;
  return at;
}
