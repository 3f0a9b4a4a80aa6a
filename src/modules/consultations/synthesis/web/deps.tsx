import type { VNode } from "preact";
import { z } from "zod";
import type { Author } from "../../../../kernel/audit/index.ts";
import { Breadcrumbs, HiddenFields, Notice, type Crumb } from "../../../../kernel/html/index.ts";
import type { Reply, RequestContext } from "../../../../kernel/http/route.ts";
import { typed, typedPair } from "../../../../kernel/http/sent-form.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { CodeWords } from "../domain/code-book.ts";
import type { ContributionSource } from "../domain/contribution.ts";
import type { Syntheses } from "../module.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";

export { sayIn, type Say } from "../../../../kernel/i18n/say.ts";

export { errorAt, Faults, PairFields } from "../../../../kernel/html/index.ts";
export { formBody, issuesOf, typed, typedPair } from "../../../../kernel/http/sent-form.ts";

export interface SynthesisWebDeps {
  readonly syntheses: Syntheses;
  readonly source: Pick<ContributionSource, "subjects" | "subject">;
  /** Accounts that may be made coders. */
  readonly people: () => Promise<readonly (Author & { readonly accountId: string })[]>;
  /** Objectives of the contract that a sentence can speak of; empty where there is no contract. */
  readonly objectives: () => Promise<readonly { readonly code: string; readonly title: Bilingual; readonly href: string }[]>;
}

export const coders = { anyOf: rolesFor("consultations.code") };
export const writers = { anyOf: rolesFor("consultations.synthesise") };
/** Those who code and those who write may both look at the coding as a whole. */
export const readers = { anyOf: [...new Set([...coders.anyOf, ...writers.anyOf])] };
export const runners = { anyOf: rolesFor("consultations.run") };

export const ofSubject = z.object({ code: z.string().max(80) });

export function pathOf(code: string, rest = ""): string {
  return `/consultations/coding/${encodeURIComponent(code)}${rest}`;
}

/** The words of a code as a form gives them, the names of its fields after `prefix`. */
export function wordsIn(body: Readonly<Record<string, unknown>>, prefix = ""): CodeWords {
  return { label: typedPair(body, `${prefix}label`), definition: typedPair(body, `${prefix}definition`), example: typed(body, `${prefix}example`), theme: typedPair(body, `${prefix}theme`) };
}

/** All values sent under one name. */
export function listed(body: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const given = body[name];
  return (Array.isArray(given) ? given : [given]).filter((one): one is string => typeof one === "string" && one !== "").slice(0, 5000);
}

export function numbersIn(texts: readonly string[]): readonly number[] {
  return texts.map(Number).filter((number) => Number.isInteger(number) && number >= 0 && number < 1_000_000_000);
}

export function pageReply(title: string, body: VNode, { demonstration = false, status = 200 }: { readonly demonstration?: boolean; readonly status?: number } = {}): Reply {
  return { kind: "page", status, page: { title, section: "consultations", demonstration, body: <div class="synthesis-page">{body}</div> } };
}

export function Crumbs({ crumbs, language }: { readonly crumbs: readonly Crumb[]; readonly language: Language }): VNode {
  const say = sayIn(language);
  return <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: say("Codage", "Coding"), href: "/consultations/coding" }, ...crumbs]} />;
}

export function Csrf({ context, values = {} }: { readonly context: RequestContext; readonly values?: Readonly<Record<string, string | number>> }): VNode {
  return <HiddenFields csrfToken={context.csrfToken} values={values} />;
}

/** A text in the language of the page, else in the other, marked as such. */
export function Told({ text, language }: { readonly text: Bilingual; readonly language: Language }): VNode {
  const own = text[language] !== "" ? language : language === "fr" ? "en" : "fr";
  return <span lang={own === language ? undefined : own}>{text[own]}</span>;
}

const doneWords: Readonly<Record<string, Bilingual>> = {
  saved: { fr: "Enregistré.", en: "Saved." },
  masked: { fr: "Le texte est masqué\u202f: l’original n’est plus nulle part ici.", en: "The text is masked: the original is nowhere here any more." },
  undone: { fr: "Le dernier changement est repris.", en: "The last change is taken back." },
  begun: { fr: "Les textes sont confiés aux codeurs.", en: "The texts are entrusted to the coders." },
  ended: { fr: "Les lectures sont closes\u202f: l’accord est mesuré.", en: "The readings are closed: agreement is measured." },
  published: { fr: "La synthèse est publiée.", en: "The synthesis is published." },
  removed: { fr: "La phrase est ôtée\u202f; les versions précédentes la gardent.", en: "The sentence is removed; earlier revisions keep it." },
};

export function Done({ context }: { readonly context: RequestContext }): VNode | null {
  const word = doneWords[context.url.searchParams.get("done") ?? ""];
  return word === undefined ? null : <Notice kind="info" language={context.language}>{word[context.language]}</Notice>;
}
