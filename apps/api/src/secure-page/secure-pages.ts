import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askNewLink } from '@kept/sequences/secure/ask-new-link';
import { enterPin, type Entered } from '@kept/sequences/secure/enter-pin';
import { readConversation, type Conversation } from '@kept/sequences/secure/read-conversation';
import { takeSecureReply } from '@kept/sequences/secure/take-secure-reply';
import { Answers } from '../answering/answers.ts';
import type { ClientPage } from '../client-pages/client-page.ts';
import type { OpenedFile } from '../files/opened-file.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { SecureFiles } from './secure-files.ts';
import { pathOf, SecureVisits, type Looking } from './secure-visits.ts';
import { readReplyForm } from './read-reply-form.ts';
import { closedPage, conversationPage, linkSentPage, shutPage, type ReplyNotice } from './secure-page.ts';

const pinForm = z.object({ pin: z.string().max(200).catch('') }).catch({ pin: '' });

/** What a client's page of secure messages shows and does. Null for a page: the link leads nowhere. */
@Injectable()
export class SecurePages {
  constructor(
    private readonly visits: SecureVisits,
    private readonly answers: Answers,
    private readonly nudger: SequenceNudger,
    private readonly files: SecureFiles,
  ) {}

  async look({ token, cookies }: Looking): Promise<ClientPage | null> {
    return this.pageOf({
      token,
      conversation: await readConversation(this.visits.of({ token, cookies })),
      notice: null,
    });
  }

  async open({
    token,
    form,
  }: {
    readonly token: string;
    readonly form: unknown;
  }): Promise<{ readonly page: ClientPage | null; readonly cookie: string | null }> {
    const { pin } = pinForm.parse(form ?? {});
    const entered = await enterPin({ ...this.visits.request(token), pin });
    return {
      page: pageOfEntered(entered, pathOf(token)),
      cookie: entered.type === 'opened' ? this.visits.cookie(token, entered.pass) : null,
    };
  }

  async reply({
    token,
    request,
  }: {
    readonly token: string;
    readonly request: FastifyRequest;
  }): Promise<ClientPage | null> {
    const visit = this.visits.of({ token, cookies: request.headers.cookie });
    const before = await readConversation(visit);
    // whoever has not opened it uploads nothing
    if (before.type !== 'open') return this.pageOf({ token, conversation: before, notice: null });
    const form = await readReplyForm(request);
    if (!form.ok) {
      const notice: ReplyNotice = { word: 'too_large', refused: [], text: form.text };
      return this.pageOf({ token, conversation: before, notice });
    }
    const { store } = this.files;
    const taken = await takeSecureReply({ ...visit, store, ...form });
    if (taken.type === 'not_open') return this.pageOf({ token, conversation: taken.conversation, notice: null });
    if (taken.type === 'taken') {
      this.answers.give(taken);
    }
    const refused = taken.type === 'taken' ? taken.refused : [];
    const notice: ReplyNotice =
      taken.type === 'taken' ? { word: 'sent', refused, text: '' } : { word: taken.type, refused, text: form.text };
    return this.pageOf({ token, conversation: await readConversation(visit), notice });
  }

  async newLink(token: string): Promise<ClientPage | null> {
    const asked = await askNewLink(this.visits.request(token));
    if (asked.type === 'lost') return null;
    this.nudger.deliver(asked.messages);
    return linkSentPage({ link: asked.link, path: pathOf(token) });
  }

  /** A file that stands in the opened conversation, and no other of the account. */
  async file({
    token,
    cookies,
    file_id,
  }: Looking & { readonly file_id: string }): Promise<
    { readonly type: 'file'; readonly file: OpenedFile } | { readonly type: 'page'; readonly page: ClientPage | null }
  > {
    const visit = this.visits.of({ token, cookies });
    const conversation = await readConversation(visit);
    if (conversation.type !== 'open') return { type: 'page', page: this.pageOf({ token, conversation, notice: null }) };
    const is_theirs = conversation.messages.some(({ files }) => files.some(({ id }) => id === file_id));
    if (!is_theirs) return { type: 'page', page: null };
    return { type: 'file', file: await this.files.open({ account_id: visit.account_id, id: file_id }) };
  }

  private pageOf({
    token,
    conversation,
    notice,
  }: {
    readonly token: string;
    readonly conversation: Conversation;
    readonly notice: ReplyNotice | null;
  }): ClientPage | null {
    const path = pathOf(token);
    switch (conversation.type) {
      case 'lost':
        return null;
      case 'expired':
      case 'locked':
        return shutPage({ link: conversation.link, path, why: conversation.type });
      case 'closed':
        return closedPage({ ...conversation, path, tries_left: null });
      case 'open':
        return conversationPage({
          ...conversation,
          messages: conversation.messages.map((message) => this.visits.withPageLinks(message, conversation.link)),
          path,
          notice,
        });
      default:
        return conversation satisfies never;
    }
  }
}

function pageOfEntered(entered: Entered, path: string): ClientPage | null {
  switch (entered.type) {
    case 'lost':
    case 'opened':
      return null;
    case 'wrong':
      return closedPage({ ...entered, path, asks_pin: true });
    case 'expired':
    case 'locked':
      return shutPage({ link: entered.link, path, why: entered.type });
    default:
      return entered satisfies never;
  }
}
