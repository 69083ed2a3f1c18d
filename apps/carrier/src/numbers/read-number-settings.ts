import { apiError } from '../rest/api-error.ts';
import type { RestAnswer } from '../rest/rest-answer.ts';
import type { NumberSettings } from './number-store.ts';

/**
 * Reads the form of IncomingPhoneNumbers create and update; what is absent stays as it was, an empty URL removes it.
 * @returns the settings, or the API's error.
 */
export function readNumberSettings(
  form: URLSearchParams,
): { readonly ok: true; readonly settings: NumberSettings } | { readonly ok: false; readonly answer: RestAnswer } {
  const friendly_name = form.get('FriendlyName');
  const sms_url = form.get('SmsUrl');
  const sms_fallback_url = form.get('SmsFallbackUrl');
  const status_callback = form.get('StatusCallback');
  const badUrl = [sms_url, sms_fallback_url, status_callback].find(
    (url) => url !== null && url !== '' && !isWebUrl(url),
  );
  if (badUrl !== undefined) return { ok: false, answer: apiError(21402, badUrl ?? '') };

  const sms_method = readMethod(form.get('SmsMethod'));
  const sms_fallback_method = readMethod(form.get('SmsFallbackMethod'));
  const status_callback_method = readMethod(form.get('StatusCallbackMethod'));
  if (sms_method === null || sms_fallback_method === null || status_callback_method === null) {
    return { ok: false, answer: apiError(21403, form.get('SmsMethod') ?? form.get('StatusCallbackMethod') ?? '') };
  }
  return {
    ok: true,
    settings: {
      ...(friendly_name === null ? {} : { friendly_name }),
      ...(sms_url === null ? {} : { sms_url }),
      ...(status_callback === null ? {} : { status_callback }),
      ...(sms_fallback_url === null ? {} : { sms_fallback_url }),
      ...(sms_fallback_method === undefined ? {} : { sms_fallback_method }),
      ...(sms_method === undefined ? {} : { sms_method }),
      ...(status_callback_method === undefined ? {} : { status_callback_method }),
    },
  };
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** undefined when absent, null when it is neither GET nor POST. */
function readMethod(text: string | null): 'GET' | 'POST' | null | undefined {
  if (text === null) return undefined;
  const method = text.toUpperCase();
  return method === 'GET' || method === 'POST' ? method : null;
}
