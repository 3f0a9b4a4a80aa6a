import type { Actor, RequestContext } from "../../../../kernel/http/route.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Indicators } from "../../../indicators/index.ts";
import { sayIn, type Say } from "../../../../kernel/i18n/say.ts";
import type { Amendments } from "../module.ts";
export { authorOf } from "../../../../kernel/audit/index.ts";

export interface AmendmentWebDeps {
  readonly amendments: Amendments;
  readonly indicators: Pick<Indicators, "sheet" | "defaultDay">;
  /** Is this the password of the caller? Throws where they have tried too often. Left out: nobody can sign in pages. */
  readonly confirmPassword: (actor: Actor, password: string, address: string) => Promise<boolean>;
}

/** Where a reader of an amendment stands. */
export interface Reader {
  readonly language: Language;
  readonly say: Say;
  readonly context: RequestContext;
}

export function readerOf(context: RequestContext): Reader {
  return { language: context.language, say: sayIn(context.language), context };
}

export function inWords(reader: Reader, text: Bilingual): string {
  return text[reader.language];
}

export function amendmentPath(number: number, more = ""): string {
  return `/amendments/${number}${more}`;
}
