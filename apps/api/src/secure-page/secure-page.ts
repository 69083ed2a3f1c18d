import { randomUUID } from 'node:crypto';
import { harmlessText } from '@kept/content/harmless-text';
import { formatTime } from '@kept/content/format-time';
import { secureWord, type SecureWord } from '@kept/content/client-pages/secure-words';
import type { ConversationMessage } from '@kept/sequences/secure/read-conversation';
import type { LinkRow } from '@kept/sequences/secure/read-link';
import { clientPage, type ClientPage } from '../client-pages/client-page.ts';
import { html, type Html } from '../client-pages/html.ts';

type Say = (word: SecureWord, values?: Readonly<Record<string, string>>) => string;

/** What a page of secure messages shows beside its conversation. */
export interface PageRequest {
  readonly link: LinkRow;
  /** Where the page is, such as `/s/…`; its forms lead there. */
  readonly path: string;
}

const sayFor =
  ({ locale, account }: LinkRow): Say =>
  (word, values) =>
    secureWord({ word, locale, values: { company: account.name, ...values } });

function pageOf({ link, parts, status }: PageRequest & { readonly parts: readonly Html[]; readonly status?: number }) {
  const { locale, account } = link;
  return clientPage({
    locale,
    account,
    title: sayFor(link)('title'),
    parts,
    ...(status === undefined ? {} : { status }),
  });
}

/** Asks for the PIN; where none is asked for, to press a button, so that programs that follow links open nothing. */
export function closedPage(
  request: PageRequest & { readonly asks_pin: boolean; readonly tries_left: number | null },
): ClientPage {
  const { link, path, asks_pin, tries_left } = request;
  const say = sayFor(link);
  const wrong =
    tries_left === null
      ? null
      : html`<p class="notice bad" role="alert" id="wrong">${say('wrong', { left: String(tries_left) })}</p>`;
  const field = asks_pin
    ? html`<label for="pin">${say('pin')}</label>
        <p class="hint" id="pin-hint">${say('pin_hint')}</p>
        <input
          id="pin"
          name="pin"
          type="password"
          autocomplete="one-time-code"
          maxlength="64"
          required
          ${wrong === null ? html`aria-describedby="pin-hint"` : html`aria-invalid="true" aria-describedby="wrong pin-hint"`}
        />`
    : null;
  return pageOf({
    ...request,
    status: tries_left === null ? 200 : 403,
    parts: [
      html`<p>${say('about')}</p>`,
      html`${wrong}`,
      html`<form method="post" action="${path}">${field}<button type="submit">${say('enter')}</button></form>`,
    ],
  });
}

/** A link that does not open any more: a new one is sent to where this one went. */
export function shutPage(request: PageRequest & { readonly why: 'expired' | 'locked' }): ClientPage {
  const { link, path, why } = request;
  const say = sayFor(link);
  return pageOf({
    ...request,
    status: why === 'expired' ? 410 : 403,
    parts: [
      html`<p class="notice bad" role="alert">${say(why)}</p>`,
      html`<form method="post" action="${path}/new_link">
        <button type="submit" aria-describedby="where">${say('new_link')}</button>
      </form>`,
      html`<p class="hint" id="where">${say('new_link_hint')}</p>`,
    ],
  });
}

/** The same words whether a link was sent or not. */
export function linkSentPage(request: PageRequest): ClientPage {
  return pageOf({
    ...request,
    parts: [html`<p class="notice" role="status">${sayFor(request.link)('link_sent')}</p>`],
  });
}

/** What is said above the form of a reply. */
export interface ReplyNotice {
  readonly word: Extract<SecureWord, 'sent' | 'empty' | 'too_many' | 'full' | 'too_large'>;
  readonly refused: readonly string[];
  /** What was written, where it was not taken. */
  readonly text: string;
}

/** The conversation, newest last, and a form to reply by. */
export function conversationPage(
  request: PageRequest & { readonly messages: readonly ConversationMessage[]; readonly notice: ReplyNotice | null },
): ClientPage {
  const { link, path, messages, notice } = request;
  const say = sayFor(link);
  const shown = messages.map((message) => messageOf(message, { link, path }));
  return pageOf({
    ...request,
    status: notice === null || notice.word === 'sent' ? 200 : 422,
    parts: [
      messages.length === 0
        ? html`<p>${say('none')}</p>`
        : html`<ol class="messages">
            ${shown}
          </ol>`,
      ...(notice === null ? [] : [noticeOf(notice, say)]),
      html`<form method="post" action="${path}/reply" enctype="multipart/form-data">
        <input type="hidden" name="form_key" value="${randomUUID()}" />
        <label for="text">${say('reply')}</label>
        <textarea id="text" name="text" maxlength="5000" dir="auto">${notice?.text ?? ''}</textarea>
        <label for="files">${say('files')}</label>
        <p class="hint" id="files-hint">${say('files_hint')}</p>
        <input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
        <button type="submit">${say('send')}</button>
      </form>`,
    ],
  });
}

function noticeOf({ word, refused }: ReplyNotice, say: Say): Html {
  const left_out = refused.map((what) => html`<p class="notice bad" role="alert">${say('refused', { what })}</p>`);
  return word === 'sent'
    ? html`<p class="notice" role="status">${say('sent')}</p>
        ${left_out}`
    : html`<p class="notice bad" role="alert">${say(word)}</p>
        ${left_out}`;
}

function messageOf(message: ConversationMessage, { link, path }: PageRequest): Html {
  const say = sayFor(link);
  const { from, at, files } = message;
  const who = from === 'client' ? say('you') : link.account.name;
  const when = formatTime(at, 'date_and_time_phrase', { locale: link.locale, time_zone: link.time_zone });
  const listed = files.map(
    ({ id, file_name }) => html`<li><a href="${path}/files/${id}" download>${file_name}</a></li>`,
  );
  return html`<li class="${from}">
    <p class="hint"><strong>${who}</strong>, <time datetime="${at}">${when}</time></p>
    ${contentOf(message, say)}${
      listed.length === 0
        ? null
        : html`<ul>
            ${listed}
          </ul>`
    }
  </li>`;
}

/** As it was written: lines are kept, markup is shown and never obeyed. */
function contentOf({ content, from }: ConversationMessage, say: Say): Html {
  if (content === 'deleted' || content === 'other_pin') return html`<p><em>${say(content)}</em></p>`;
  const subject =
    content.subject === null || content.subject === '' ? null : html`<h2 dir="auto">${content.subject}</h2>`;
  return html`${subject}
    <p class="text" dir="auto">${from === 'business' ? linked(harmlessText(content.body)) : content.body}</p>`;
}

/** What the business wrote may lead somewhere; what a client wrote leads nowhere. */
function linked(text: string): Html {
  const pieces = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/u);
  return pieces.reduce(
    (before, piece, index) =>
      index % 2 === 0
        ? html`${before}${piece}`
        : html`${before}<a href="${piece}" rel="noopener noreferrer">${piece}</a>`,
    html``,
  );
}
