import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Times are milliseconds since 1970 UTC. `seq` and `id` order rows by arrival; media, events, progress and line are JSON. */
const SCHEMA = `
create table if not exists account (
  sid text primary key, auth_token text not null, friendly_name text not null,
  created_at integer not null, updated_at integer not null) strict;

create table if not exists number (
  seq integer primary key autoincrement, sid text not null unique, account_sid text not null references account,
  phone_number text not null unique, friendly_name text not null,
  sms_url text not null, sms_method text not null, status_callback text not null, status_callback_method text not null,
  carrier_answers_opt_out integer not null, created_at integer not null, updated_at integer not null) strict;

create table if not exists message (
  seq integer primary key autoincrement, sid text not null unique, account_sid text not null references account,
  direction text not null, from_number text not null, to_number text not null, body text not null, media text not null,
  segments integer not null, status text not null, error_code integer,
  created_at integer not null, updated_at integer not null, sent_at integer) strict;
create index if not exists message_account on message (account_sid, seq);
create index if not exists message_from on message (from_number, seq);
create index if not exists message_to on message (to_number, seq);

create table if not exists media (
  seq integer primary key autoincrement, sid text not null unique, account_sid text not null, message_sid text not null,
  content_type text not null, bytes blob not null, created_at integer not null) strict;
create index if not exists media_message on media (message_sid, seq);

create table if not exists media_fetch (message_sid text primary key, fate text not null) strict;

create table if not exists message_step (
  id integer primary key, message_sid text not null, status text not null, error_code integer, at integer not null) strict;
create index if not exists message_step_at on message_step (at);

create table if not exists callback (
  id integer primary key, message_sid text not null, url text not null, status text not null, error_code integer,
  copies integer not null, at integer not null, started_at integer, ended_at integer, answer text) strict;
create index if not exists callback_waiting on callback (at) where started_at is null;

create table if not exists phone (number text primary key, kind text not null) strict;

create table if not exists phone_manner (
  number text not null, account_sid text not null, manner text not null, primary key (number, account_sid)) strict;

create table if not exists opt_out (number text not null, phone text not null, primary key (number, phone)) strict;

create table if not exists call (
  seq integer primary key autoincrement, sid text not null unique, account_sid text not null references account,
  parent_call_sid text, direction text not null, from_number text not null, to_number text not null, status text not null,
  answered_by text, url text not null, method text not null, fallback_url text not null, fallback_method text not null,
  status_callback text not null, status_callback_method text not null, events text not null, twiml text,
  timeout_s integer not null, machine_detection text, progress text not null, presses text not null, wake_at integer,
  callbacks integer not null, must_fail integer not null, disorder text, created_at integer not null, updated_at integer not null,
  started_at integer, answered_at integer, ended_at integer) strict;
create index if not exists call_account on call (account_sid, seq);
create index if not exists call_to on call (to_number, seq);
create index if not exists call_wake on call (wake_at) where wake_at is not null;
create index if not exists call_parent on call (parent_call_sid) where parent_call_sid is not null;

create table if not exists call_line (
  id integer primary key, call_sid text not null, at integer not null, line text not null) strict;
create index if not exists call_line_call on call_line (call_sid, id);

create table if not exists notification (
  id integer primary key, sid text not null unique, account_sid text not null, about_sid text not null,
  code integer not null, message text not null, url text not null, at integer not null) strict;
create index if not exists notification_about on notification (about_sid, id);

create table if not exists mail (
  id integer primary key, mailbox text not null, sender text not null, recipient text not null, subject text not null,
  text text, html text, at integer not null, owner text, message_id text, direction text not null default 'received',
  reply_to text, thread text, return_path text, unsubscribe_url text) strict;
create index if not exists mail_mailbox on mail (mailbox, id);

create table if not exists mail_route (
  owner text primary key, url text not null, user text not null, password text not null) strict;

create table if not exists fault (id integer primary key autoincrement, fault text not null, remaining integer) strict;

create table if not exists request (
  id integer primary key, method text not null, path text not null, recipient text, at integer not null, status integer) strict;

create table if not exists switch (name text primary key) strict;
`;

/** Columns that files of earlier versions lack. */
const ADDED = [
  { table: 'mail', column: 'owner', type: 'text' },
  { table: 'mail', column: 'message_id', type: 'text' },
  { table: 'number', column: 'sms_fallback_url', type: "text not null default ''" },
  { table: 'number', column: 'sms_fallback_method', type: "text not null default 'POST'" },
  { table: 'callback', column: 'account_sid', type: 'text' },
  { table: 'callback', column: 'method', type: "text not null default 'POST'" },
  { table: 'callback', column: 'parameters', type: 'text' },
  { table: 'mail', column: 'direction', type: `text not null default 'received'` },
  { table: 'mail', column: 'reply_to', type: 'text' },
  { table: 'mail', column: 'thread', type: 'text' },
  { table: 'call', column: 'taken_by', type: 'text' },
  { table: 'mail', column: 'return_path', type: 'text' },
  { table: 'mail', column: 'unsubscribe_url', type: 'text' },
  { table: 'message', column: 'deleted', type: 'integer not null default 0' },
  { table: 'call', column: 'deleted', type: 'integer not null default 0' },
] as const;

/**
 * Opens the sandbox's state, making the file and its folder when missing.
 * A write-ahead log keeps every committed row through kill -9; only a crash of the machine may lose the newest ones.
 */
export function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma busy_timeout = 2000',
  );
  database.exec(SCHEMA);
  for (const { table, column, type } of ADDED) {
    const there = database.prepare('select 1 from pragma_table_info(?) where name = ?').get(table, column);
    if (there === undefined) database.exec(`alter table ${table} add column ${column} ${type}`);
  }
  return database;
}
