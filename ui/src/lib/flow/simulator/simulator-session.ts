import type { Definition } from '@kept/rules/document';
import type { Happening } from '@kept/rules/simulate/happening';
import { playScript, type PlayedStep, type Standing } from '@kept/rules/simulate/play-script';
import { SCRIPT_LIMIT } from '@kept/rules/simulate/script-limit';
import type { Expectation } from '@kept/rules/simulate/saved-scenario';
import type { SecureMessaging } from '#lib/api/generated/types.gen.ts';
import { Followed } from '#lib/state/followed.ts';
import { remembering } from '../document/remembering.ts';
import { expectationsOf } from './expectations-of.ts';
import type { Heard } from './heard.ts';
import { listen } from './listen.ts';
import { readLog, type LogStep } from './read-log.ts';
import type { Subject } from './subject.ts';

/** A play on a document, from its script to all that is heard and logged. */
export interface Play {
  readonly steps: readonly PlayedStep[];
  readonly standing: Standing;
  readonly heard: readonly Heard[];
  readonly log: readonly LogStep[];
}

/** What of the account decides how a message reaches its client. */
interface AccountAtPlay {
  /** Undefined: it is not known yet. */
  readonly secure: SecureMessaging | undefined;
}

const UNKNOWN: AccountAtPlay = { secure: undefined };
const NOTHING_SEEN: readonly string[] = [];

/**
 * A script under the author's hands, played by the production interpreter on the document as it is: an edit plays the
 * same script again at once. Everything read here is followed; plain TypeScript, so that it is tested headless.
 */
export class SimulatorSession {
  readonly #document: { readonly definition: Definition };
  readonly #account: AccountAtPlay;
  readonly #subject: Followed<Subject>;
  readonly #script = new Followed<readonly Happening[]>([]);
  /** What each step told when something was last done here: what an edit has changed since differs from it. */
  readonly #seen = new Followed(NOTHING_SEEN);
  readonly #playOf = remembering(play);

  constructor(document: { readonly definition: Definition }, subject: Subject, account: AccountAtPlay = UNKNOWN) {
    this.#document = document;
    this.#account = account;
    this.#subject = new Followed(subject);
    this.#look();
  }

  get subject(): Subject {
    return this.#subject.value;
  }

  get script(): readonly Happening[] {
    return this.#script.value;
  }

  get play(): Play {
    return this.#playOf(this.#document.definition, this.subject, this.script, this.#account.secure);
  }

  /** Whether a step tells something else than before the document was edited. */
  differs({ place, told }: LogStep): boolean {
    const seen = this.#seen.value[place];
    return seen !== undefined && seen !== told;
  }

  /** Why nothing more can happen; null: it can. */
  get full(): string | null {
    return this.script.length < SCRIPT_LIMIT
      ? null
      : `A play has at most ${SCRIPT_LIMIT} steps. Take some back, or start again.`;
  }

  get can_undo(): boolean {
    return this.script.length > 0;
  }

  /** Makes something happen; false: the script is full. */
  act(happening: Happening): boolean {
    if (this.full !== null) return false;
    this.#take([...this.script, happening]);
    return true;
  }

  /** Takes the last step back. */
  undo(): void {
    this.#take(this.script.slice(0, -1));
  }

  restart(): void {
    this.#take([]);
  }

  /** Plays the same for somebody else. */
  playFor(subject: Subject): void {
    this.#subject.value = subject;
    this.#look();
  }

  /** Takes up a script, such as that of a scenario. */
  open(subject: Subject, script: readonly Happening[]): void {
    this.#subject.value = subject;
    this.#take(script);
  }

  /** What the play came to, as a scenario would expect it. */
  get expectations(): readonly Expectation[] {
    return expectationsOf(this.play.steps, this.#document.definition);
  }

  /** From here on what an edit changes is marked. */
  #look(): void {
    this.#seen.value = this.play.log.map(({ told }) => told);
  }

  #take(script: readonly Happening[]): void {
    this.#script.value = script;
    this.#look();
  }
}

function play(
  definition: Definition,
  { facts, user }: Subject,
  script: readonly Happening[],
  secure: SecureMessaging | undefined,
): Play {
  const definitions = { newest: 'draft', by_revision: { draft: definition } };
  const { steps, standing } = playScript({ definitions, facts, script });
  const heard = listen({ steps, definitions, user, secure });
  return { steps, standing, heard, log: readLog(steps, { definition, heard }) };
}
