import type { VNode } from "preact";
import { z } from "zod";
import { Breadcrumbs, HiddenFields, Notice, type Crumb, type Tone } from "../../../kernel/html/index.ts";
import type { Reply, RequestContext } from "../../../kernel/http/route.ts";
import { both, formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { sayIn } from "../../../kernel/i18n/say.ts";
import { rolesFor } from "../../identity/index.ts";
import type { RunState } from "../domain/project.ts";
import type { Stage } from "../domain/run.ts";
import type { Linkage } from "../service.ts";

export { sayIn } from "../../../kernel/i18n/say.ts";
export { formBody, givenIn, issuesOf, typed } from "../../../kernel/http/sent-form.ts";

export interface LinkageWebDeps {
  readonly linkage: Linkage;
}

export const readers = { anyOf: rolesFor("linkage.read") };
export const runners = { anyOf: rolesFor("linkage.run") };
export const clerks = { anyOf: rolesFor("linkage.review") };
export const adjudicators = { anyOf: rolesFor("linkage.adjudicate") };

export const ofProject = z.object({ code: z.string().max(60) });
export const ofRun = z.object({ id: z.coerce.number().int().min(1).max(2_000_000_000) });
export const pageNumber = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined);

export function pageReply(title: string, body: VNode, { demonstration = false, status = 200 }: { readonly demonstration?: boolean; readonly status?: number } = {}): Reply {
  return { kind: "page", status, page: { title, section: "linkage", demonstration, body: <div class="linkage-page">{body}</div> } };
}

export function Crumbs({ crumbs, language }: { readonly crumbs: readonly Crumb[]; readonly language: Language }): VNode {
  return <Breadcrumbs language={language} crumbs={[{ label: sayIn(language)("Appariements", "Record linkage"), href: "/linkage" }, ...crumbs]} />;
}

export function Csrf({ context, values = {} }: { readonly context: RequestContext; readonly values?: Readonly<Record<string, string | number>> }): VNode {
  return <HiddenFields csrfToken={context.csrfToken} values={values} />;
}

const doneWords: Readonly<Record<string, Bilingual>> = {
  saved: both("Enregistré.", "Saved."),
  sent: both("Le fichier est scellé dans la zone d’appariement.", "The file is sealed in the linking zone."),
  deleted: both("Le fichier est détruit.", "The file is destroyed."),
  archived: both("Le projet est archivé\u202f: ses fichiers et sa clé sont détruits.", "The project is archived: its files and its key are destroyed."),
  cancelled: both("L’appariement est arrêté.", "The run is stopped."),
  adopted: both("Le modèle entraîné est gardé comme nouvelle version.", "The trained model is kept as a new version."),
  opened: both("La relecture est ouverte.", "The review is open."),
  undone: both("Votre dernière réponse est reprise\u202f: la paire est de nouveau devant vous.", "Your last answer is taken back: the pair is before you again."),
  entrusted: both("Les paires qui restaient sont confiées à quelqu’un d’autre.", "The remaining pairs are entrusted to somebody else."),
  ended: both("Les lectures sont closes\u202f: l’accord est mesuré.", "The readings are closed: agreement is measured."),
  settled: both("La paire est départagée.", "The pair is settled."),
  closed: both("La relecture est close\u202f: les valeurs comparées et leur clé sont détruites.", "The review is closed: the compared values and their key are destroyed."),
};

export function Done({ context }: { readonly context: RequestContext }): VNode | null {
  const word = doneWords[context.url.searchParams.get("done") ?? ""];
  return word === undefined ? null : <Notice kind="info" language={context.language}>{word[context.language]}</Notice>;
}

export const stateWords: Readonly<Record<RunState, { readonly text: Bilingual; readonly tone: Tone }>> = {
  queued: { text: both("en attente", "waiting"), tone: "quiet" },
  running: { text: both("en cours", "under way"), tone: "accent" },
  done: { text: both("scellé", "sealed"), tone: "good" },
  failed: { text: both("refusé", "refused"), tone: "bad" },
  cancelled: { text: both("arrêté", "stopped"), tone: "warn" },
};

export const stageWords: Readonly<Record<Stage, Bilingual>> = {
  reading: both("lecture des fichiers", "reading the files"), preparing: both("préparation des colonnes", "preparing columns"), costing: both("compte des paires", "counting pairs"),
  "random-pairs": both("paires tirées au hasard", "random pairs"), training: both("entraînement", "training"), comparing: both("comparaison", "comparing"), scoring: both("calcul des poids", "scoring"),
  clustering: both("groupes", "clusters"), writing: both("écriture", "writing"),
};

export function count(value: number | null | undefined, language: Language): string {
  return value === null || value === undefined ? "–" : formatNumber(value, language, { maximumFractionDigits: 0 });
}

/** A weight in bits with its sign. */
export function bits(value: number, language: Language): string {
  return formatNumber(value, language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signed: true });
}

export function share(value: number | null | undefined, language: Language, digits = 2): string {
  return value === null || value === undefined ? "–" : formatPercent(value, language, digits);
}

/** "99,1 % (98,2 à 99,6)". */
export function shareWords(estimate: { readonly share: number; readonly low: number; readonly high: number } | null, language: Language): string {
  if (estimate === null) return "–";
  return `${formatPercent(estimate.share, language, 2)} (${formatNumber(estimate.low * 100, language)} ${language === "fr" ? "à" : "to"} ${formatNumber(estimate.high * 100, language)})`;
}
