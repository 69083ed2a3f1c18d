import type { AutoMessage } from '@kept/rules/document';
import type { Script } from '@kept/rules/document/content-schemas';

/** What is said in one language: by a message, or by a template or an answer, which invite nobody and may leave no voicemail. */
export type WordingContent = Own | Uninvited<Own> | { readonly script: Script };

type Own = AutoMessage['content'];
type Uninvited<Content> = Content extends unknown ? Omit<Content, 'link_subject' | 'link_body'> : never;
