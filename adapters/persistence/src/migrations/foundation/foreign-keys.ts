/** Every reference carries the account, so that none can cross tenants. */
export const foreignKeys = `
alter table "user" add constraint user_account_id_foreign
  foreign key (account_id) references account (id);
alter table api_key add constraint api_key_user_id_foreign
  foreign key (account_id, user_id) references "user" (account_id, id);
alter table calendar add constraint calendar_account_id_foreign
  foreign key (account_id) references account (id);
alter table calendar add constraint calendar_owner_user_id_foreign
  foreign key (account_id, owner_user_id) references "user" (account_id, id);
alter table contact add constraint contact_account_id_foreign
  foreign key (account_id) references account (id);
alter table contact_address add constraint contact_address_contact_id_foreign
  foreign key (account_id, contact_id) references contact (account_id, id);
alter table stop_list_entry add constraint stop_list_entry_account_id_foreign
  foreign key (account_id) references account (id);
alter table appointment add constraint appointment_calendar_id_foreign
  foreign key (account_id, calendar_id) references calendar (account_id, id);
alter table participant add constraint participant_appointment_id_foreign
  foreign key (account_id, appointment_id) references appointment (account_id, id);
alter table participant add constraint participant_contact_id_foreign
  foreign key (account_id, contact_id) references contact (account_id, id);
alter table message_schedule add constraint message_schedule_account_id_foreign
  foreign key (account_id) references account (id);
alter table message_schedule add constraint message_schedule_published_revision_id_foreign
  foreign key (account_id, published_revision_id) references schedule_revision (account_id, id);
alter table schedule_revision add constraint schedule_revision_schedule_id_foreign
  foreign key (account_id, schedule_id) references message_schedule (account_id, id);
alter table schedule_revision add constraint schedule_revision_author_user_id_foreign
  foreign key (account_id, author_user_id) references "user" (account_id, id);
alter table schedule_assignment add constraint schedule_assignment_schedule_id_foreign
  foreign key (account_id, schedule_id) references message_schedule (account_id, id);
alter table channel add constraint channel_account_mode_foreign
  foreign key (account_id, account_mode) references account (id, mode);
alter table sender add constraint sender_channel_id_foreign
  foreign key (account_id, channel_id) references channel (account_id, id);
alter table line add constraint line_sender_id_foreign
  foreign key (account_id, sender_id) references sender (account_id, id);
alter table sequence add constraint sequence_participant_id_foreign
  foreign key (account_id, participant_id) references participant (account_id, id);
alter table sequence add constraint sequence_appointment_id_foreign
  foreign key (account_id, appointment_id) references appointment (account_id, id);
alter table sequence add constraint sequence_schedule_id_foreign
  foreign key (account_id, schedule_id) references message_schedule (account_id, id);
alter table open_question add constraint open_question_line_id_foreign
  foreign key (account_id, line_id) references line (account_id, id);
alter table open_question add constraint open_question_sequence_id_foreign
  foreign key (account_id, sequence_id) references sequence (account_id, id);
alter table open_question add constraint open_question_revision_id_foreign
  foreign key (account_id, revision_id) references schedule_revision (account_id, id);
alter table sequence_input add constraint sequence_input_sequence_id_foreign
  foreign key (account_id, sequence_id) references sequence (account_id, id);
alter table sequence_step add constraint sequence_step_sequence_id_foreign
  foreign key (account_id, sequence_id) references sequence (account_id, id);
alter table effect_key add constraint effect_key_sequence_id_foreign
  foreign key (account_id, sequence_id) references sequence (account_id, id);
alter table thread add constraint thread_account_id_foreign
  foreign key (account_id) references account (id);
alter table thread add constraint thread_contact_id_foreign
  foreign key (account_id, contact_id) references contact (account_id, id);
alter table message add constraint message_sequence_id_foreign
  foreign key (account_id, sequence_id) references sequence (account_id, id);
alter table message add constraint message_appointment_id_foreign
  foreign key (account_id, appointment_id) references appointment (account_id, id);
alter table message add constraint message_participant_id_foreign
  foreign key (account_id, participant_id) references participant (account_id, id);
alter table message add constraint message_thread_id_foreign
  foreign key (account_id, thread_id) references thread (account_id, id);
alter table message add constraint message_line_id_foreign
  foreign key (account_id, line_id) references line (account_id, id);
alter table message add constraint message_sender_id_foreign
  foreign key (account_id, sender_id) references sender (account_id, id);
alter table message add constraint message_revision_id_foreign
  foreign key (account_id, revision_id) references schedule_revision (account_id, id);
alter table delivery_callback add constraint delivery_callback_attempt_id_foreign
  foreign key (account_id, attempt_id) references delivery_attempt (account_id, id);
alter table log_entry add constraint log_entry_sequence_id_foreign
  foreign key (account_id, sequence_id) references sequence (account_id, id);
alter table log_entry add constraint log_entry_appointment_id_foreign
  foreign key (account_id, appointment_id) references appointment (account_id, id);
alter table idempotency_key add constraint idempotency_key_account_id_foreign
  foreign key (account_id) references account (id);
`;
