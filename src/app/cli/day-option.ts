import type { Invocation, OptionDefinition } from "../../kernel/cli/index.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../kernel/time/day.ts";

/** An option that takes a day; one that is no day is wrong use, told before anything is opened. */
export function dayOption(name: string, summary: Bilingual): OptionDefinition {
  return {
    name,
    value: "DAY",
    summary,
    fault: (text) => (isDay(text) ? null : { fr: `--${name}\u00a0: « ${text} » n’est pas un jour (AAAA-MM-JJ).`, en: `--${name}: “${text}” is not a day (YYYY-MM-DD).` }),
  };
}

/** The day that was given, null where the option was left out. */
export function givenDay(invocation: Invocation, name: string): Day | null {
  const text = invocation.options.get(name);
  return text !== undefined && isDay(text) ? text : null;
}
