import { leavePageLinksOut } from '@kept/content/page-links/page-links';
import { renderTemplate } from '@kept/content/render';
import type { Script } from '@kept/rules/document/content-schemas';
import type { EffectContext } from './effect-context.ts';
import { fieldsOf } from './fields-of.ts';
import { logPlace } from './log-place.ts';
import { logRendered } from './log-rendered.ts';

/** A script with its words rendered and nothing empty in it; null when one cannot be rendered, which is logged. */
export function renderScript(context: EffectContext, script: Script): Script | null {
  const { facts } = context;
  const fields = fieldsOf(context);
  const style = { locale: facts.participant.locale, time_zone: facts.appointment.time_zone };
  const parts = script.map((part) =>
    'say' in part ? { part, said: renderTemplate(part.say, fields, style) } : { part },
  );
  const said = parts.flatMap((each) => ('said' in each ? [each.said] : []));
  const fault = said.find((each) => each.fault !== null)?.fault ?? null;
  logRendered(context.transaction, logPlace(context), {
    unknown_fields: said.flatMap(({ unknown_fields }) => unknown_fields),
    fault,
  });
  if (fault !== null) return null;
  return parts.flatMap<Script[number]>((each) => {
    if (!('said' in each)) return [each.part];
    const say = leavePageLinksOut(each.said.text);
    return say.trim() === '' ? [] : [{ say }];
  });
}
