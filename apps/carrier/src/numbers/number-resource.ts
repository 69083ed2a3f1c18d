import { rfc2822 } from '../rest/rfc2822.ts';
import type { OwnedNumber } from './number-store.ts';

/** A number as the API shows it: schema `api.v2010.account.incoming_phone_number`. */
export function numberResource(number: OwnedNumber) {
  return {
    sid: number.sid,
    account_sid: number.account_sid,
    phone_number: number.phone_number,
    friendly_name: number.friendly_name,
    api_version: '2010-04-01',
    beta: false,
    origin: 'twilio',
    status: 'in-use',
    type: 'local',
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    sms_url: number.sms_url,
    sms_method: number.sms_method,
    sms_fallback_url: number.sms_fallback_url,
    sms_fallback_method: number.sms_fallback_method,
    sms_application_sid: null,
    status_callback: number.status_callback,
    status_callback_method: number.status_callback_method,
    voice_url: null,
    voice_method: 'POST',
    voice_fallback_url: null,
    voice_fallback_method: 'POST',
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_receive_mode: 'voice',
    address_requirements: 'none',
    address_sid: null,
    bundle_sid: null,
    identity_sid: null,
    trunk_sid: null,
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    date_created: rfc2822(number.created_at),
    date_updated: rfc2822(number.updated_at),
    uri: `/2010-04-01/Accounts/${number.account_sid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}
