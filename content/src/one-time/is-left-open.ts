/** Fields that people or appointments may or may not have: a bare number has no name. */
const OPTIONAL = /^(?:(?:\w+\.)?custom\.|(?:contact\.)?(?:first_)?name$)/;

/**
 * Whether a field that is not there leaves a gap in what is sent. A custom field or a name that somebody lacks does not where the
 * template asks for it (`if`) or says what stands instead (`default`); any other field is there or never will be.
 */
export function isLeftOpen(template: string, name: string): boolean {
  if (!OPTIONAL.test(name)) return true;
  const field = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const asked = new RegExp(String.raw`\{%-?\s*(?:if|elsif|unless|case)\b[^%]*\b${field}\b`);
  if (asked.test(template)) return false;
  return new RegExp(String.raw`\{\{-?\s*${field}\s*(?!\s*\|\s*default\b)(?:\||-?\}\})`).test(template);
}
