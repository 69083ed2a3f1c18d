/** Scripts that write words without spaces between them: each end of a run can be what somebody types first. */
const UNSPACED =
  '[\\u0e00-\\u0eff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af]';

/**
 * How texts become words that are found by their beginnings. What is typed goes through the same functions, so that case,
 * accents and forms of letters never keep a name from being found. All are capped: a long text is found by its start.
 */
export const searchWords = `
create function fold_search_text(p_text text) returns text
language sql immutable strict parallel safe
return regexp_replace(
  translate(casefold(normalize(left(p_text, 1000), NFKD) collate pg_unicode_fast), 'øłđıħŧ', 'oldiht'),
  '[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f]', '', 'g');

create function search_words(p_text text) returns setof text
language sql immutable strict parallel safe
begin atomic
  select left(found.word, 40)
  from regexp_split_to_table(fold_search_text(p_text) collate pg_unicode_fast, '[^[:alnum:]]+') found (word)
  where found.word <> '' limit 60;
end;

create function search_words_of_name(p_text text) returns setof text
language plpgsql immutable strict parallel safe as $$
begin
  return query select found.word from search_words(p_text) found (word);
  if p_text ~ '${UNSPACED}' then
    return query select substr(found.word, n) from search_words(p_text) found (word), generate_series(2, least(length(found.word), 16)) n
      where found.word ~ '${UNSPACED}';
  end if;
end $$;

-- the whole address, the domain, and each part of what stands before it
create function search_words_of_email(p_email text) returns setof text
language sql immutable strict parallel safe
begin atomic
  select left(fold_search_text(p_email), 100)
  union select left(fold_search_text(split_part(p_email, '@', 2)), 40)
  union select found.word from search_words(split_part(p_email, '@', 1)) found (word);
end;

-- the digits as stored, without the country (one digit for 1 and 7, else two or three), and the last seven and four
create function search_words_of_phone(p_phone text) returns setof text
language sql immutable strict parallel safe
begin atomic
  select right(given.digits, n)
  from (select regexp_replace(p_phone, '\\D', '', 'g')) given (digits),
    unnest(case when given.digits ~ '^[17]' then array[length(given.digits), length(given.digits) - 1, 7, 4]
      else array[length(given.digits), length(given.digits) - 2, length(given.digits) - 3, 7, 4] end) n
  where n between 4 and length(given.digits);
end;
`;
