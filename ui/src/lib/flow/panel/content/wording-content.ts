import type { AutoMessage } from '@kept/rules/document';
import type { Script } from '@kept/rules/document/content-schemas';

/** What is said in one language: by a message, or by an answer, which leaves nothing on a voicemail. */
export type WordingContent = AutoMessage['content'] | { readonly script: Script };
