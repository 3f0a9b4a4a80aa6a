import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { formatNumber, inBoth } from "../../../kernel/i18n/format.ts";
import type { Studies } from "../domain/studies.ts";
import type { Study } from "../domain/study.ts";
import type { Alert } from "./alert.ts";

/** What became of a study: it came, it changed, its results came, it no longer answers, it was withdrawn. */
export const changeKinds = ["new", "results", "updated", "left", "withdrawn"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Told {
  readonly kind: ChangeKind;
  readonly study: Study;
}

export interface Digest {
  readonly told: readonly Told[];
  readonly sequence: number;
  readonly known: readonly string[];
}

export interface DigestDeps {
  readonly studies: Pick<Studies, "changesAfter" | "published" | "findFor" | "versions" | "version">;
  /** Codes of what answers a question of the search, as its address has it. */
  readonly matches: (query: string) => Promise<readonly string[]>;
}

const batch = 1000;

/** What changed for an alert since it was last told: nothing where the portal moved elsewhere. */
export async function digestOf({ studies, matches }: DigestDeps, alert: Pick<Alert, "query" | "known" | "toldSequence" | "lastToldAt">): Promise<Digest> {
  const changed = new Map<string, boolean>();
  let sequence = Number(alert.toldSequence);
  for (;;) {
    const { sequence: next, items } = await studies.changesAfter(sequence, batch);
    if (items.length === 0) break;
    for (const { code, gone } of items) changed.set(code, gone);
    sequence = next;
  }
  if (changed.size === 0) return { told: [], sequence, known: alert.known };
  const known = await matches(alert.query);
  const [before, now] = [new Set(alert.known), new Set(known)];
  const told: Told[] = [];
  for (const [code, gone] of changed) {
    if (!before.has(code) && !now.has(code)) continue;
    const study = await studies.findFor(null, code);
    if (study === null) continue;
    told.push({ study, kind: gone ? "withdrawn" : !now.has(code) ? "left" : !before.has(code) ? "new" : (await hasNewResults(studies, study, alert.lastToldAt)) ? "results" : "updated" });
  }
  return { told: told.sort((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) || (a.study.code < b.study.code ? -1 : 1)), sequence, known };
}

/** Had the version of that time no results, and has this one some? */
async function hasNewResults(studies: Pick<Studies, "versions" | "version">, study: Study, since: string): Promise<boolean> {
  if (!hasResults(study)) return false;
  const earlier = (await studies.versions(study.code)).filter(({ publishedAt }) => Date.parse(publishedAt) < Date.parse(since)).reduce((last, { version }) => Math.max(last, version), 0);
  const before = earlier === 0 ? null : await studies.version(study.code, earlier);
  return before !== null && !hasResults(before);
}

function hasResults({ content }: Study): boolean {
  return content.resultsPostedOn !== null || content.resultsUrl !== null || content.publications.some(({ kind }) => kind === "results");
}

const kindWords: Readonly<Record<ChangeKind, Bilingual>> = {
  new: { fr: "Nouvelle", en: "New" }, results: { fr: "Résultats déposés", en: "Results posted" }, updated: { fr: "Mise à jour", en: "Updated" },
  left: { fr: "Ne répond plus à la recherche", en: "No longer answers the search" }, withdrawn: { fr: "Retirée", en: "Withdrawn" },
};
/** More would not be read in a mail; the page has them all. */
const mostTold = 40;

/** The mail of a digest in both languages. `site`: where the studies are read, null where nobody said. */
export function mailOf(alert: Pick<Alert, "name">, { told }: Pick<Digest, "told">, site: string | null, end: string): { readonly subject: Bilingual; readonly text: Bilingual } {
  const count = (language: Language): string => formatNumber(told.length, language);
  const lines = (language: Language): string => told.slice(0, mostTold).map(({ kind, study }) => {
    const { title, acronym } = study.content;
    const text = title[language] ?? title[language === "fr" ? "en" : "fr"] ?? study.code;
    return `${kindWords[kind][language]}${language === "fr" ? "\u202f: " : ": "}${acronym === null ? "" : `${acronym} · `}${text}\n${site ?? ""}/studies/${study.code}`;
  }).join("\n\n");
  const more = (language: Language): string => (told.length <= mostTold ? "" : language === "fr" ? `\n\nEt ${formatNumber(told.length - mostTold, "fr")} autres sur la page de la recherche.` : `\n\nAnd ${formatNumber(told.length - mostTold, "en")} more on the page of the search.`);
  return {
    subject: inBoth((language) => (language === "fr" ? `Études\u202f: ${count("fr")} ${told.length === 1 ? "nouveauté" : "nouveautés"}, ${alert.name}` : `Studies: ${count("en")} ${told.length === 1 ? "change" : "changes"}, ${alert.name}`)),
    text: inBoth((language) => `${lines(language)}${more(language)}\n\n${language === "fr" ? "Ne plus recevoir ces avis\u202f:" : "Stop these notices:"} ${site ?? ""}${end}`),
  };
}
