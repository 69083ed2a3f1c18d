import { z } from 'zod';
import { textField } from '../http/text-field.ts';

/** A password somebody chooses: long rather than odd. What else speaks against one is said by `passwordFault`. */
export const newPasswordSchema = textField(200).min(12, 'is shorter than 12 characters: a few words are easy to keep');

export const changePasswordSchema = z
  .strictObject({ current_password: textField(200).min(1, 'is empty'), new_password: newPasswordSchema })
  .meta({ id: 'ChangePassword' });

export type ChangePassword = z.output<typeof changePasswordSchema>;
