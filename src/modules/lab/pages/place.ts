import { z } from "zod";
import type { RequestContext } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { sayIn, type Say } from "../../../kernel/i18n/say.ts";

export { sayIn, type Say } from "../../../kernel/i18n/say.ts";

/** Gives of two texts the one in the language of the page. */
/** `?on=2019-12-31`; an empty date, as a form sends it, is no date. */
export const onDate = z.preprocess((given) => (given === "" ? undefined : given), z.iso.date().optional());
export const onQuery = z.object({ on: onDate });
export const codeParams = z.object({ code: z.string().min(1).max(200) });

/** Where a reader stands: on which day, in which language. Links made from it keep the day. */
export interface Place {
  readonly language: Language;
  readonly say: Say;
  readonly url: URL;
  readonly on: Day;
  readonly today: Day;
  /** True where the reader chose the day; links then keep it. */
  readonly chosen: boolean;
  /** An address of this site with the chosen day: `/structures/X` gives `/structures/X?on=2019-12-31`. */
  readonly href: (path: string, query?: Readonly<Record<string, string>>) => string;
  /** Where a field of the record is corrected, for those who may; null for a field that is not. */
  readonly correct?: (field: string) => string | null;
}

export function placeOf(context: RequestContext, asked: string | undefined): Place {
  const today = context.clock.today();
  const chosen = asked !== undefined && isDay(asked);
  const on = chosen ? asked : today;
  const { language, url } = context;
  const href = (path: string, query: Readonly<Record<string, string>> = {}): string => {
    const [bare = path, anchor] = path.split("#");
    const text = new URLSearchParams({ ...query, ...(chosen ? { on } : {}) }).toString();
    return `${bare}${text === "" ? "" : `?${text}`}${anchor === undefined ? "" : `#${anchor}`}`;
  };
  return { language, say: sayIn(language), url, on, today, chosen, href };
}

/** Query of a download that keeps the language and the chosen day. */
export function downloadQuery(place: Place, more: Readonly<Record<string, string>> = {}): string {
  return `?${new URLSearchParams({ lang: place.language, ...more, ...(place.chosen ? { on: place.on } : {}) }).toString()}`;
}
