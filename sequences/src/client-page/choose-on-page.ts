import { uuidv7 } from 'uuidv7';
import { renderTemplate } from '@kept/content/render';
import { systemText } from '@kept/content/system-texts';
import { buildFields } from '@kept/content/fields';
import { BUILT_INS } from '@kept/rules/built-ins';
import { judgeAct, type ActState } from '@kept/rules/judge-act';
import type { SystemTextKey } from '@kept/rules/system-text';
import { decideWithin } from '../decide-within.ts';
import type { RowWithFacts } from '../in-order-of-start.ts';
import { readSequenceRefs } from '../read-sequence-refs.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import type { Vault } from '../secure/vault.ts';
import { inTransaction, type Statement } from '../transaction.ts';
import { linkedRows } from './linked-rows.ts';
import { PAGE_STATES, policyNow } from './page-appointment.ts';
import { appointmentPage, type AppointmentPage, type AppointmentPageRequest } from './read-appointment-page.ts';

export interface ChooseRequest extends AppointmentPageRequest {
  readonly participant_id: string;
  /** What they chose. */
  readonly state: ActState;
  /** The appointment's version that the page showed. */
  readonly version: number;
  /** The form's own: sent twice, it counts once. */
  readonly form_id: string;
  /** Opens what other inputs of the sequence may have under seal. */
  readonly vault: Vault;
}

/**
 * `done`: it stands, and `text` thanks; `refused`: it marks nothing, staff hear of it, and `text` says why;
 * `passed_on`: staff will see to it; `changed`: the appointment is not the one that the page showed; `not_offered`:
 * nothing that this page asks.
 */
export interface Chosen {
  readonly type: 'done' | 'refused' | 'passed_on' | 'changed' | 'not_offered';
  /** In the account's words; empty: it says nothing by itself. */
  readonly text: string;
}

export interface ChooseResult {
  /** As it is afterwards; null: the link leads nowhere, or no longer. */
  readonly page: AppointmentPage | null;
  readonly chosen: Chosen;
  readonly nudge: readonly SequenceRef[];
}

/** The weaker lock on purpose, as in `loadSequence`; before anything else, so that locks are taken in one order. */
const LOCK_SEQUENCE: Statement = {
  name: 'lock_sequence_of_page',
  text: `select id from sequence where account_id = $1 and id = any($2::uuid[]) order by id for no key update`,
};

const INSERT_INPUT: Statement = {
  name: 'insert_page_input',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    values ($1, $2, $3, $4, $5, 'state_set', $6, $7) on conflict do nothing`,
};

/**
 * Takes what a client chose on their page: the input and the decision about it in one transaction, as a digit is taken,
 * so that the page says what became of it (ruling 27). Sent again it changes nothing.
 */
export async function chooseOnPage(request: ChooseRequest): Promise<ChooseResult> {
  const { account_id, participant_id, path, state, version, form_id, cache, vault } = request;
  return await inTransaction(request, async (transaction) => {
    const seen = await linkedRows(transaction, request);
    transaction.write(LOCK_SEQUENCE, [account_id, seen.map(({ row }) => row.id)]);
    const rows = await linkedRows(transaction, request);
    const about = rows.find(({ row }) => row.participant_id === participant_id);
    const left = async (type: 'changed' | 'not_offered'): Promise<ChooseResult> => ({
      page: await appointmentPage(transaction, request),
      chosen: { type, text: '' },
      nudge: [],
    });
    if (about === undefined || !PAGE_STATES[path].includes(state) || about.facts.participant.removed)
      return await left('not_offered');
    const { row, facts } = about;
    if (row.version !== version) return await left('changed');

    const policy = await policyNow(transaction, { account_id, revision_id: row.published_revision_id, cache });
    const judged = judgeAct({ wanted: state, state: row.state, facts, policy, at: row.now });
    const payload = JSON.stringify({ type: 'state_set', state, by: 'client_page' });
    transaction.write(INSERT_INPUT, [uuidv7(), account_id, row.id, row.life, `page/${form_id}`, payload, row.now]);
    await decideWithin(transaction, { account_id, sequence_id: row.id, cache, vault });
    const page = await appointmentPage(transaction, request);
    const nudge = await readSequenceRefs(transaction, { account_id, ids: [row.id] });
    const chosen = isUndecided(about)
      ? passedOn
      : judged.verdict === 'refuse'
        ? refused(about, judged.text)
        : done(about, state);
    return { page, chosen, nudge };
  });
}

/** Held by staff, or without a schedule: nothing is decided until somebody sees to it, but nothing is lost. */
function isUndecided({ row }: RowWithFacts): boolean {
  return row.held_at !== null || row.published_revision_id === null;
}

const passedOn: Chosen = { type: 'passed_on', text: '' };

function refused(about: RowWithFacts, key: SystemTextKey | null): Chosen {
  return { type: 'refused', text: key === null ? '' : said(about, key) };
}

function done(about: RowWithFacts, state: ActState): Chosen {
  const built_in = BUILT_INS.find((each) => each.state === state);
  return { type: 'done', text: built_in === undefined ? '' : said(about, built_in.thanks) };
}

/** A text that the product says by itself, in the account's own words where it has some. */
function said({ row, facts }: RowWithFacts, key: SystemTextKey): string {
  const { locale } = facts.participant;
  const template = systemText({ key, locale, overrides: row.settings.texts ?? {} });
  const fields = buildFields({ facts, user: { name: row.owner_name ?? '', company: row.account_name } });
  return renderTemplate(template, fields, { locale, time_zone: row.time_zone }).text;
}
