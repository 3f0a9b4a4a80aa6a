import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { readRdf, type Quad } from "../../../../kernel/rdf/index.ts";
import { listOfId, type LoadedConcept, type LoadedList } from "../loaded.ts";
import { faultOf, tidy, type NamedFile } from "./faults.ts";

const skos = "http://www.w3.org/2004/02/skos/core#";
const terms = "http://purl.org/dc/terms/";
const updated = "http://purl.org/pav/lastUpdatedOn";

export interface ReadFile {
  readonly lists: readonly LoadedList[];
  /** What the files themselves say of edition and licence; null where they do not. */
  readonly edition: string | null;
  readonly licence: string | null;
  readonly issues: readonly Issue[];
}

/** Lists of a Turtle file of SKOS: ids by `dct:identifier` of what has a preferred label, whatever the file is called. */
export async function readTurtleList({ name, bytes }: NamedFile): Promise<ReadFile> {
  const { quads, issues } = await readRdf(bytes, { format: "turtle", base: "https://purl.org/fresh/", maxBytes: 10_000_000, maxQuads: 200_000 });
  const faults: Issue[] = issues.map((issue) => faultOf(name, "damaged", issue.text, issue.line === undefined ? {} : { line: issue.line }));
  const bySubject = new Map<string, Quad[]>();
  for (const quad of quads) {
    const held = bySubject.get(quad.subject.value);
    if (held === undefined) bySubject.set(quad.subject.value, [quad]);
    else held.push(quad);
  }
  const named = (subject: readonly Quad[], predicate: string, language?: string): readonly string[] => subject
    .filter(({ predicate: one, object }) => one.value === predicate && (language === undefined || (object.termType === "Literal" && object.language === language))).map(({ object }) => tidy(object.value)).filter((text) => text !== "");
  const byList = new Map<string, LoadedConcept[]>();
  const titles = new Map<string, { fr: string; en: string }>();
  let [edition, licence]: [string | null, string | null] = [null, null];
  for (const [subject, said] of bySubject) {
    const first = (predicate: string, language?: string): string | null => named(said, predicate, language)[0] ?? null;
    const given = first(`${terms}identifier`) ?? "";
    const id = /([A-Z]{2,8}\d*)$/.exec(given)?.[1] ?? given;
    const isConcept = said.some(({ predicate }) => predicate.value === `${skos}prefLabel`);
    if (!isConcept) {
      const [fr, en] = [first(`${terms}title`, "fr"), first(`${terms}title`, "en")];
      if (/^[A-Z]{2,8}$/.test(id) && (fr ?? en) !== null) titles.set(id, { fr: fr ?? en ?? id, en: en ?? fr ?? id });
      edition = first(updated) ?? edition;
      licence = first(`${terms}license`) ?? licence;
      continue;
    }
    const list = listOfId(id);
    const [fr, en] = [first(`${skos}prefLabel`, "fr"), first(`${skos}prefLabel`, "en")];
    if (list === null) {
      faults.push(faultOf(name, "bad-id", { fr: `le concept ${subject.slice(-60)} n’a pas d’identifiant de la forme attendue (lettres puis chiffres).`, en: `the concept ${subject.slice(-60)} has no identifier of the form expected (letters, then digits).` }));
      continue;
    }
    if (fr === null || en === null) faults.push(faultOf(name, "no-label", { fr: `${id} n’a pas de libellé en ${fr === null ? "français" : "anglais"}\u202f; l’autre langue en tient lieu.`, en: `${id} has no label in ${fr === null ? "French" : "English"}; the other language stands for it.` }, { warning: true }));
    const label = { fr: fr ?? en ?? id, en: en ?? fr ?? id };
    const matches = [...named(said, `${skos}exactMatch`)].sort();
    byList.set(list, [...(byList.get(list) ?? []), { id, label, definition: { fr: first(`${skos}definition`, "fr"), en: first(`${skos}definition`, "en") }, exactMatch: matches }]);
  }
  if (byList.size === 0 && faults.length === 0) faults.push(faultOf(name, "empty", { fr: "aucun concept avec un libellé SKOS n’y a été trouvé.", en: "no concept with a SKOS label was found in it." }));
  const lists = [...byList].map(([list, concepts]): LoadedList => ({ list, name: titles.get(list) ?? nameFrom(name), concepts }));
  return { lists, edition, licence, issues: faults };
}

/** The name of a file as the name of a list, where the file says nothing better. */
export function nameFrom(file: string): { fr: string; en: string } {
  const name = file.replace(/^.*[/\\]/, "").replace(/\.\w+$/, "").replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
  return { fr: name, en: name };
}
