/** A form's HTTP method: POST when absent, null when it is neither GET nor POST. */
export function readMethod(form: URLSearchParams, name: string): 'GET' | 'POST' | null {
  const method = (form.get(name) ?? 'POST').toUpperCase();
  return method === 'GET' || method === 'POST' ? method : null;
}
