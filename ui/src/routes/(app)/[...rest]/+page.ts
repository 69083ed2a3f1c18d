import { error } from '@sveltejs/kit';

/** Every address that is none of ours: not found, within the shell. */
export function load(): never {
  error(404, 'There is nothing at this address');
}
