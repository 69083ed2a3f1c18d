import type { Action, AutoMessage, AutoReply, Definition } from '@kept/rules/document';
import type { Script } from '@kept/rules/document/content-schemas';

/** Whatever names a file, a clip or a template; the type of an action is there so that any action is one. */
interface Worded {
  readonly type?: string;
  readonly attachments?: readonly string[];
  readonly template_id?: string | null;
  readonly script?: Script;
  readonly voicemail?: Script | null;
}

type NameOf = (id: string) => string;

/**
 * Makes documents read as people would have them: files, clips and templates by name in the place of ids, to be told
 * of and never to be sent. What is not in `names` keeps its id. A message and a document that were given before are the same
 * objects again, so that what compares documents has little to look at.
 */
export function withNames(names: ReadonlyMap<string, string>): (definition: Definition) => Definition {
  if (names.size === 0) return (definition) => definition;
  const nameOf: NameOf = (id) => names.get(id) ?? id;
  const messages = remembered((message: AutoMessage) => inMessage(message, nameOf));
  const answers = remembered((answer: AutoReply) => inAnswer(answer, nameOf));
  return remembered((definition) => ({
    ...definition,
    messages: definition.messages.map((message) => messages(message)),
    default_auto_replies: definition.default_auto_replies.map((answer) => answers(answer)),
  }));
}

function inMessage<Message extends AutoMessage>(message: Message, nameOf: NameOf): Message {
  return {
    ...message,
    content: named(message.content, nameOf),
    translations: inEach(message.translations, nameOf),
    auto_replies: message.auto_replies.map((answer) => inAnswer(answer, nameOf)),
  };
}

function inAnswer(answer: AutoReply, nameOf: NameOf): AutoReply {
  return { ...answer, actions: answer.actions.map((action) => inAction(action, nameOf)) };
}

function inAction<Each extends Action>(action: Each, nameOf: NameOf): Each {
  const words = named(action, nameOf);
  return 'translations' in words ? { ...words, translations: inEach(words.translations, nameOf) } : words;
}

function inEach(translations: Readonly<Record<string, Worded>>, nameOf: NameOf): Readonly<Record<string, Worded>> {
  return Object.fromEntries(Object.entries(translations).map(([locale, words]) => [locale, named(words, nameOf)]));
}

function named<Words extends Worded>(words: Words, nameOf: NameOf): Words {
  const inScript = (script: Script) => script.map((part) => ('play' in part ? { play: nameOf(part.play) } : part));
  const { attachments, template_id, script, voicemail } = words;
  return {
    ...words,
    ...(attachments && { attachments: attachments.map(nameOf) }),
    ...(template_id != null && { template_id: nameOf(template_id) }),
    ...(script && { script: inScript(script) }),
    ...(voicemail != null && { voicemail: inScript(voicemail) }),
  };
}

/** The same for the same object. */
function remembered<Of extends object>(make: (of: Of) => Of): (of: Of) => Of {
  const made = new WeakMap<Of, Of>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const fresh = make(of);
    made.set(of, fresh);
    return fresh;
  };
}
