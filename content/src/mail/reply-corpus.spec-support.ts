import type { MailBody } from './new-mail-text.ts';

/** A mail program in a language: how it sends what a person wrote above our message. Made up, true to the program. */
export interface Program {
  readonly name: string;
  readonly send: (written: string) => MailBody;
}

const OURS = ['Hi Ana,', '', 'see you Thursday at 10:00. Reply 1 to confirm.', '', '-- ', 'Lakeside Dental'];
const marked = OURS.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
const plain = OURS.join('\n');

function text(name: string, around: (written: string) => string): Program {
  return { name, send: (written) => ({ text: around(written), html: null }) };
}

function html(name: string, around: (written: string) => string): Program {
  return { name, send: (written) => ({ text: null, html: around(asHtml(written)) }) };
}

function asHtml(written: string): string {
  return written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

/** Programs that write one line above lines that begin with `>`. */
const ATTRIBUTIONS: readonly (readonly [string, string])[] = [
  ['Gmail en', 'On Wed, Mar 11, 2026 at 9:00 AM Lakeside Dental <hello@lakeside.example> wrote:'],
  ['Gmail en, broken', 'On Wed, Mar 11, 2026 at 9:00 AM Lakeside Dental & Partners <\nhello@lakeside.example> wrote:'],
  ['Gmail en-GB', 'On Wed, 11 Mar 2026, 09:00 Lakeside Dental, <hello@lakeside.example> wrote:'],
  ['Gmail de', 'Am Mi., 11. März 2026 um 09:00 Uhr schrieb Lakeside Dental <\nhello@lakeside.example>:'],
  ['Gmail fr', 'Le mer. 11 mars 2026 à 09:00, Lakeside Dental <hello@lakeside.example> a\nécrit :'],
  ['Gmail es', 'El mié, 11 mar 2026 a las 9:00, Lakeside Dental (<hello@lakeside.example>)\nescribió:'],
  ['Gmail it', 'Il giorno mer 11 mar 2026 alle ore 09:00 Lakeside Dental <\nhello@lakeside.example> ha scritto:'],
  ['Gmail pt', 'Em qua., 11 de mar. de 2026 às 09:00, Lakeside Dental <\nhello@lakeside.example> escreveu:'],
  ['Gmail nl', 'Op wo 11 mrt 2026 om 09:00 schreef Lakeside Dental <hello@lakeside.example\n>:'],
  ['Gmail sv', 'Den ons 11 mars 2026 kl 09:00 skrev Lakeside Dental <hello@lakeside.example>:'],
  ['Gmail da', 'Den ons. 11. mar. 2026 kl. 09.00 skrev Lakeside Dental <hello@lakeside.example>:'],
  ['Gmail no', 'ons. 11. mars 2026 kl. 09:00 skrev Lakeside Dental <hello@lakeside.example>:'],
  ['Gmail pl', 'śr., 11 mar 2026 o 09:00 Lakeside Dental <hello@lakeside.example> napisał(a):'],
  ['Gmail ru', 'ср, 11 мар. 2026 г. в 09:00, Lakeside Dental <hello@lakeside.example>:'],
  ['Gmail cs', 'st 11. 3. 2026 v 9:00 odesílatel Lakeside Dental <hello@lakeside.example>\nnapsal:'],
  ['Gmail tr', 'Lakeside Dental <hello@lakeside.example>, 11 Mar 2026 Çar, 09:00 tarihinde\nşunu yazdı:'],
  ['Gmail fi', 'ke 11. maalisk. 2026 klo 9.00 Lakeside Dental (hello@lakeside.example)\nkirjoitti:'],
  ['Gmail ja', '2026年3月11日(水) 9:00 Lakeside Dental <hello@lakeside.example>:'],
  ['Gmail zh', 'Lakeside Dental <hello@lakeside.example> 于2026年3月11日周三 09:00写道：'],
  ['Gmail zh-TW', 'Lakeside Dental <hello@lakeside.example> 於 2026年3月11日 週三 上午9:00寫道：'],
  ['Gmail ko', '2026년 3월 11일 (수) 오전 9:00, Lakeside Dental <hello@lakeside.example>님이 작성:'],
  [
    'Gmail he',
    '\u200fבתאריך יום ד׳, 11 במרץ 2026 ב-9:00 מאת \u202aLakeside Dental\u202c\u200f <\u202ahello@lakeside.example\u202c\u200f>:\u200f',
  ],
  ['Gmail ar', 'في الأربعاء، ١١ مارس ٢٠٢٦ في ٩:٠٠ ص تمت كتابة ما يلي بواسطة Lakeside Dental <hello@lakeside.example>:'],
  ['Apple Mail en', 'On Mar 11, 2026, at 9:00\u202fAM, Lakeside Dental <hello@lakeside.example> wrote:'],
  ['Apple Mail de', 'Am 11.03.2026 um 09:00 schrieb Lakeside Dental <hello@lakeside.example>:'],
  ['Apple Mail fr', 'Le 11 mars 2026 à 09:00, Lakeside Dental <hello@lakeside.example> a écrit :'],
  ['Apple Mail es', 'El 11 mar 2026, a las 9:00, Lakeside Dental <hello@lakeside.example> escribió:'],
  ['Apple Mail it', 'Il giorno 11 mar 2026, alle ore 09:00, Lakeside Dental <hello@lakeside.example> ha scritto:'],
  [
    'Apple Mail pl',
    'Wiadomość napisana przez Lakeside Dental <hello@lakeside.example> w dniu 11.03.2026, o godz. 09:00:',
  ],
  ['Apple Mail ru', '11 марта 2026 г., в 09:00, Lakeside Dental <hello@lakeside.example> написал(а):'],
  ['Apple Mail ja', '2026/03/11 9:00、Lakeside Dental <hello@lakeside.example>のメール:'],
  ['Apple Mail zh', '2026年3月11日 09:00，Lakeside Dental <hello@lakeside.example> 写道：'],
  ['Thunderbird en', 'On 3/11/26 09:00, Lakeside Dental wrote:'],
  ['Thunderbird de', 'Am 11.03.26 um 09:00 schrieb Lakeside Dental:'],
  ['Thunderbird fr', 'Le 11/03/2026 à 09:00, Lakeside Dental a écrit :'],
  ['Thunderbird nl', 'Op 11-03-2026 om 09:00 schreef Lakeside Dental:'],
  ['Thunderbird pl', 'W dniu 11.03.2026 o 09:00, Lakeside Dental pisze:'],
  ['Proton Mail en', 'On Wednesday, March 11th, 2026 at 9:00 AM, Lakeside Dental <hello@lakeside.example> wrote:'],
  [
    'Proton Mail, old',
    '‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Wednesday, March 11th, 2026 at 9:00 AM, Lakeside Dental <hello@lakeside.example> wrote:',
  ],
  ['Fastmail', 'On Wed, Mar 11, 2026, at 9:00 AM, Lakeside Dental wrote:'],
];

/** Programs that write headers above a message they do not mark. */
const HEADERS: readonly (readonly [string, string])[] = [
  [
    'Outlook en',
    '-----Original Message-----\nFrom: Lakeside Dental <hello@lakeside.example>\nSent: Wednesday, March 11, 2026 9:00 AM\nTo: Ana Lopez\nSubject: Your visit',
  ],
  [
    'Outlook web en',
    '________________________________\nFrom: Lakeside Dental <hello@lakeside.example>\nSent: Wednesday, March 11, 2026 9:00 AM\nTo: Ana Lopez <ana@client.example>\nSubject: Your visit',
  ],
  [
    'Outlook mobile en',
    '________________________________\n*From:* Lakeside Dental <hello@lakeside.example>\n*Sent:* Wednesday, March 11, 2026 9:00:00 AM\n*To:* Ana Lopez <ana@client.example>\n*Subject:* Your visit',
  ],
  [
    'Outlook de',
    '-----Ursprüngliche Nachricht-----\nVon: Lakeside Dental <hello@lakeside.example>\nGesendet: Mittwoch, 11. März 2026 09:00\nAn: Ana Lopez\nBetreff: Ihr Termin',
  ],
  [
    'Outlook fr',
    'De : Lakeside Dental <hello@lakeside.example>\nEnvoyé : mercredi 11 mars 2026 09:00\nÀ : Ana Lopez\nObjet : Votre rendez-vous',
  ],
  [
    'Outlook es',
    'De: Lakeside Dental <hello@lakeside.example>\nEnviado: miércoles, 11 de marzo de 2026 9:00\nPara: Ana Lopez\nAsunto: Su cita',
  ],
  [
    'Outlook it',
    'Da: Lakeside Dental <hello@lakeside.example>\nInviato: mercoledì 11 marzo 2026 09:00\nA: Ana Lopez\nOggetto: Appuntamento',
  ],
  [
    'Outlook pt',
    'De: Lakeside Dental <hello@lakeside.example>\nEnviado: quarta-feira, 11 de março de 2026 09:00\nPara: Ana Lopez\nAssunto: Consulta',
  ],
  [
    'Outlook nl',
    'Van: Lakeside Dental <hello@lakeside.example>\nVerzonden: woensdag 11 maart 2026 09:00\nAan: Ana Lopez\nOnderwerp: Afspraak',
  ],
  [
    'Outlook sv',
    'Från: Lakeside Dental <hello@lakeside.example>\nSkickat: den 11 mars 2026 09:00\nTill: Ana Lopez\nÄmne: Din tid',
  ],
  [
    'Outlook pl',
    'Od: Lakeside Dental <hello@lakeside.example>\nWysłano: środa, 11 marca 2026 09:00\nDo: Ana Lopez\nTemat: Wizyta',
  ],
  [
    'Outlook ru',
    'От: Lakeside Dental <hello@lakeside.example>\nОтправлено: среда, 11 марта 2026 г. 09:00\nКому: Ana Lopez\nТема: Приём',
  ],
  [
    'Outlook ja',
    '差出人: Lakeside Dental <hello@lakeside.example>\n送信日時: 2026年3月11日 9:00\n宛先: Ana Lopez\n件名: ご予約',
  ],
  [
    'Outlook zh',
    '发件人: Lakeside Dental <hello@lakeside.example>\n发送时间: 2026年3月11日 9:00\n收件人: Ana Lopez\n主题: 预约',
  ],
  [
    'GMX, Web.de',
    'Gesendet: Mittwoch, 11. März 2026 um 09:00 Uhr\nVon: "Lakeside Dental" <hello@lakeside.example>\nAn: ana@client.example\nBetreff: Ihr Termin',
  ],
  [
    'Samsung en',
    '-------- Original message --------\nFrom: Lakeside Dental <hello@lakeside.example>\nDate: 3/11/26 9:00 AM (GMT-05:00)\nTo: ana@client.example\nSubject: Your visit',
  ],
  [
    'Samsung de',
    '-------- Ursprüngliche Nachricht --------\nVon: Lakeside Dental <hello@lakeside.example>\nDatum: 11.03.26 09:00 (GMT+01:00)\nAn: ana@client.example\nBetreff: Ihr Termin',
  ],
];

const quotedHtml = '<p>Hi Ana,</p><p>see you Thursday at 10:00. Reply 1 to confirm.</p>';

const HTML: readonly Program[] = [
  html(
    'Gmail',
    (written) =>
      `<div dir="ltr">${written}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Wed, Mar 11, 2026 at 9:00 AM Lakeside Dental &lt;<a href="mailto:hello@lakeside.example">hello@lakeside.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">${quotedHtml}</blockquote></div>`,
  ),
  html(
    'Gmail with a signature',
    (written) =>
      `<div dir="ltr"><div>${written}</div><br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">Ana Lopez<br>Builder</div></div><br><div class="gmail_quote">${quotedHtml}</div>`,
  ),
  html(
    'Apple Mail',
    (written) =>
      `<html><head><style>p { color: red }</style></head><body dir="auto">${written}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On Mar 11, 2026, at 9:00 AM, Lakeside Dental &lt;hello@lakeside.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite">${quotedHtml}</blockquote></body></html>`,
  ),
  html(
    'Outlook desktop',
    (written) =>
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style></head><body lang="EN-US"><div class="WordSection1"><p class="MsoNormal">${written}<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>From:</b> Lakeside Dental &lt;hello@lakeside.example&gt; <br><b>Sent:</b> Wednesday, March 11, 2026 9:00 AM<br><b>To:</b> Ana Lopez<br><b>Subject:</b> Your visit<o:p></o:p></p></div></div>${quotedHtml}</div></body></html>`,
  ),
  html(
    'Outlook web',
    (written) =>
      `<div style="font-family:Aptos" class="elementToProof">${written}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Lakeside Dental<br><b>Sent:</b> Wednesday<br></div><div>${quotedHtml}</div>`,
  ),
  html(
    'Outlook mobile',
    (written) =>
      `<div dir="auto">${written}</div><div id="ms-outlook-mobile-signature"><div></div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><div id="mail-editor-reference-message-container"><hr><div><b>From:</b> Lakeside Dental</div>${quotedHtml}</div>`,
  ),
  html(
    'Thunderbird',
    (written) =>
      `<p>${written}</p><div class="moz-cite-prefix">On 3/11/26 09:00, Lakeside Dental wrote:<br></div><blockquote type="cite" cite="mid:x@lakeside.example">${quotedHtml}</blockquote><pre class="moz-signature" cols="72">-- \nAna</pre>`,
  ),
  html(
    'Yahoo',
    (written) =>
      `<div class="ydp1"><div dir="ltr">${written}</div></div><div id="ydp2yahoo_quoted" class="yahoo_quoted"><div>On Wednesday, March 11, 2026 at 9:00:00 AM EDT, Lakeside Dental &lt;hello@lakeside.example&gt; wrote:</div>${quotedHtml}</div>`,
  ),
  html(
    'Proton Mail',
    (written) =>
      `<div style="font-family: Arial">${written}</div><div class="protonmail_signature_block"><div>Sent with Proton Mail secure email.</div></div><div class="protonmail_quote">On Wednesday, March 11th, 2026, Lakeside Dental wrote:<br><blockquote class="protonmail_quote" type="cite">${quotedHtml}</blockquote></div>`,
  ),
  html(
    'GMX, Web.de',
    (written) =>
      `<html><body><div style="font-family: Verdana"><div>${written}</div><div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px"><div><b>Gesendet:</b> Mittwoch<br><b>Von:</b> Lakeside Dental</div><div name="quoted-content">${quotedHtml}</div></div></div></div></body></html>`,
  ),
  html(
    'Samsung',
    (written) =>
      `<div dir="auto">${written}</div><div id="composer_signature" dir="auto">Sent from my Galaxy</div><div><br></div><div>-------- Original message --------</div><div>From: Lakeside Dental &lt;hello@lakeside.example&gt; </div><div>Date: 3/11/26 9:00 AM (GMT-05:00) </div><div>To: ana@client.example </div><div>Subject: Your visit </div>${quotedHtml}`,
  ),
  html(
    'Roundcube',
    (written) =>
      `<p>${written}</p><p id="reply-intro">On 2026-03-11 09:00, Lakeside Dental wrote:</p><blockquote type="cite">${quotedHtml}</blockquote>`,
  ),
];

export const PROGRAMS: readonly Program[] = [
  text('no quote at all', (written) => written),
  ...ATTRIBUTIONS.map(([name, line]) => text(name, (written) => `${written}\n\n${line}\n\n${marked}\n`)),
  ...ATTRIBUTIONS.map(([name, line]) =>
    text(`${name}, CRLF, close by`, (written) => `${written}\n${line}\n${marked}\n`.replaceAll('\n', '\r\n')),
  ),
  text(
    'Yahoo en, unmarked',
    (written) =>
      `${written}\n\n    On Wednesday, March 11, 2026 at 9:00:00 AM EDT, Lakeside Dental <hello@lakeside.example> wrote:  \n \n ${plain}`,
  ),
  ...HEADERS.map(([name, block]) => text(name, (written) => `${written}\n\n${block}\n\n${plain}\n`)),
  ...HTML.map((program) => ({ ...program, name: `${program.name}, HTML only` })),
];
