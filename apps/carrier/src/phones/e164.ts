import { z } from 'zod';

/** A phone number in E.164 as the control API takes it, as in `+15005550006`. */
export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number in E.164, as in +15005550006');
