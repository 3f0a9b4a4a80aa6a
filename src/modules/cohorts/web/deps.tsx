import type { VNode } from "preact";
import { z } from "zod";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { Breadcrumbs, errorAt, HiddenFields, Notice, Tag, type Crumb, type Tone } from "../../../kernel/html/index.ts";
import type { Actor, Reply, RequestContext } from "../../../kernel/http/route.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { sayIn, type Say } from "../../../kernel/i18n/say.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { may, rolesFor } from "../../identity/index.ts";
import type { HostedIndicator } from "../actions/indicator.ts";
import type { CohortState } from "../domain/states.ts";
import { stateNames } from "../domain/words.ts";
import type { Cohorts } from "../module.ts";

export interface CohortWebDeps {
  readonly cohorts: Cohorts;
  readonly indicator: HostedIndicator;
  /** The day of the indicator where none is asked for. */
  readonly day: () => Promise<Day>;
}

export const officeOnly = { anyOf: rolesFor("cohorts.manage") };
export const askers = { anyOf: rolesFor("cohorts.ask") };
export const recorders = { anyOf: rolesFor("values.propose") };
export const ofCode = z.object({ code: z.string().max(40) });
export const dayQuery = z.string().refine(isDay, "YYYY-MM-DD");

export const keeps = ({ actor }: Pick<RequestContext, "actor">): boolean => may(actor, "cohorts.manage");
export const cohortPath = (code: string, rest = ""): string => `/cohorts/${encodeURIComponent(code)}${rest}`;

/** Who is signed in, for routes whose access asks for it. */
export function signedIn({ actor }: Pick<RequestContext, "actor">): Actor {
  if (actor === null) throw new AppError("cohorts.not-signed-in", both("Connectez-vous.", "Sign in."), { status: 401 });
  return actor;
}

export type Given = Readonly<Record<string, string>>;

/** Where a reader stands. */
export interface Place {
  readonly language: Language;
  readonly say: Say;
  readonly context: RequestContext;
}

export function placeOf(context: RequestContext): Place {
  return { language: context.language, say: sayIn(context.language), context };
}

export function pageReply(title: string, body: VNode, { demonstration = false, issues = [], status }: { readonly demonstration?: boolean; readonly issues?: readonly Issue[]; readonly status?: number } = {}): Reply {
  return { kind: "page", status: status ?? (issues.length > 0 ? 422 : 200), page: { title, section: "cohorts", demonstration, body } };
}

export function Crumbs({ place, crumbs }: { readonly place: Place; readonly crumbs: readonly Crumb[] }): VNode {
  return <Breadcrumbs language={place.language} crumbs={[{ label: place.say("Cohortes", "Cohorts"), ...(crumbs.length === 0 ? {} : { href: "/cohorts" }) }, ...crumbs]} />;
}

export function Csrf({ place, values = {} }: { readonly place: Place; readonly values?: Readonly<Record<string, string | number>> }): VNode {
  return <HiddenFields csrfToken={place.context.csrfToken} values={values} />;
}

const stateTones: Readonly<Record<CohortState, Tone>> = { candidate: "quiet", "under-agreement": "quiet", "being-integrated": "accent", hosted: "good", left: "warn" };

export function StateTag({ state, language }: { readonly state: CohortState | null; readonly language: Language }): VNode | null {
  return state === null ? null : <Tag tone={stateTones[state]}>{stateNames[state][language]}</Tag>;
}

/** A text in the language of the page, else in the other, marked as such. */
export function Told({ text, language }: { readonly text: Bilingual; readonly language: Language }): VNode {
  const own = text[language] !== "" ? language : language === "fr" ? "en" : "fr";
  return <span lang={own === language ? undefined : own}>{text[own]}</span>;
}

export const toldText = (text: Bilingual, language: Language): string => text[language] || text.fr || text.en;

/** What fields of one form share: what was typed in them, and what is wrong with it. */
export function fieldsOf(place: Place, given: Given, issues: readonly Issue[]) {
  const { language } = place;
  const text = (name: string): string => given[name] ?? "";
  return {
    text,
    one: (name: string) => ({ name, language, value: text(name), ...errorAt(issues, name, language) }),
    pair: (name: string) => ({ name, issues, language, value: { fr: text(`${name}Fr`), en: text(`${name}En`) } }),
    box: (name: string) => ({ control: "checkbox" as const, name, language, checked: text(name) !== "", ...errorAt(issues, name, language) }),
  };
}

const doneWords: Readonly<Record<string, Bilingual>> = {
  saved: both("Enregistré\u202f: l’historique le garde.", "Saved: the history keeps it."), added: both("La cohorte est au registre.", "The cohort is in the register."), same: both("Rien n’a changé.", "Nothing has changed."), moved: both("L’état est enregistré.", "The state is recorded."), counted: both("Les participants sont enregistrés.", "The participants are recorded."), retracted: both("Repris\u202f: l’historique garde les deux.", "Taken back: the history keeps both."),
  asked: both("La demande est déposée\u202f: le bureau est prévenu.", "The request is made: the office has been told."), declared: both("La lecture est déclarée.", "The reading is declared."), "no-series": both("Le contrat en vigueur n’a pas cette série\u202f: rien n’est enregistré.", "The contract in force has no such series: nothing is recorded."), "no-fact": both("Le registre est vide\u202f: rien n’est enregistré.", "The register is empty: nothing is recorded."), entered: both("Le nombre est entré parmi les valeurs.", "The number has been entered among the values."), corrected: both("Le nombre corrige la valeur précédente.", "The number corrects the value before."), proposed: both("Le nombre est proposé\u202f: quelqu’un a saisi autre chose.", "The number is proposed: somebody entered something else."), confirmed: both("Le nombre confirme la valeur en place.", "The number confirms the value that stands."),
};

export function Done({ place }: { readonly place: Place }): VNode | null {
  const word = doneWords[place.context.url.searchParams.get("done") ?? ""];
  return word === undefined ? null : <Notice kind="info" language={place.language}>{word[place.language]}</Notice>;
}

export function yesNo(value: boolean): Bilingual {
  return value ? both("oui", "yes") : both("non", "no");
}
