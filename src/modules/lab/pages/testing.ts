import type { Db } from "../../../kernel/db/db.ts";
import type { Reply, Route } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { askRoute } from "../../../kernel/testing/ask.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import {
  coreFields, createDirectory, type DeliveryDraft, type Directory, type JsonValue, type NodeKey, type SourceKind, type SourceRecordDraft, type StatementDraft, type SuccessionType, partialDate,
} from "../../directory/index.ts";
import { pagesRoutes } from "./routes.ts";

/** For tests of the pages: a small graph of invented units, and a way to ask the routes. */
export const testAuthor = { accountId: null, name: "essai" };

export const structure = (rnsr: string): NodeKey => ({ kind: "structure", key: `rnsr:${rnsr}` });
export const organisation = (uai: string): NodeKey => ({ kind: "organisation", key: `uai:${uai}` });
export const person = (key: string): NodeKey => ({ kind: "person", key });

interface Extra {
  readonly object?: NodeKey;
  readonly slot?: string;
  readonly from?: string;
  readonly until?: string;
}

export function says(subject: NodeKey, field: string, value: JsonValue, { object, slot, from, until }: Extra = {}): StatementDraft {
  return {
    subject, field, value, ...(object === undefined ? {} : { object }), ...(slot === undefined ? {} : { slot }),
    ...(from === undefined ? {} : { validFrom: partialDate(from) }), ...(until === undefined ? {} : { validUntil: partialDate(until) }),
  };
}

export function identifies(subject: NodeKey, scheme: string, value: string, valid = true): StatementDraft {
  return says(subject, "identifier", { scheme, value, valid }, { slot: `${scheme}:${value}` });
}

export function succeeds(successor: string, predecessor: string, type: SuccessionType, year: string): StatementDraft {
  return says(structure(successor), "succession", { type, effectiveFrom: year }, { slot: type, object: structure(predecessor) });
}

export function delivery(source: string, kind: SourceKind, on: string, statements: readonly StatementDraft[], demonstration = false): DeliveryDraft {
  const bySubject = new Map<string, StatementDraft[]>();
  for (const one of statements) bySubject.set(one.subject.key, [...(bySubject.get(one.subject.key) ?? []), one]);
  const records: SourceRecordDraft[] = [...bySubject].map(([key, own]) => ({ key, line: null, raw: null, statements: own }));
  return { source: { id: source, kind, name: { fr: `Source ${source}`, en: `Source ${source}` }, home: null, licence: null }, observedOn: day(on), scope: "all", complete: true, fileSha256: null, mapping: null, demonstration, records };
}

/** Numbers of the invented units: the one in the middle, one of its two predecessors (the other is a number only), a sister. */
export const unit = "202000001A";
export const closedUnit = "201000001B";
export const stubUnit = "201000002C";
export const sister = "202000003D";
export const institute = "0000001A";
export const university = "0000002B";
export const hospital = "0000003C";

export const registerStatements: readonly StatementDraft[] = [
  says(organisation(institute), "name", "Institut d’essai"), says(organisation(institute), "acronym", "IE"), says(organisation(institute), "organisation-type", "research-organisation"),
  identifies(organisation(institute), "siren", "180036048"), identifies(organisation(institute), "ror", "02vjkv261"), identifies(organisation(institute), "uai", institute),
  says(organisation(university), "name", "Université d’essai"), says(organisation(university), "organisation-type", "university"), identifies(organisation(university), "siren", "130025737"),
  says(organisation(hospital), "name", "Hôpital d’essai"), identifies(organisation(hospital), "uai", hospital),
  ...[unit, closedUnit, sister].flatMap((number) => [
    says(structure(number), "structure-type", "research-unit"), identifies(structure(number), "rnsr", number),
    says(structure(number), "co-supervision", { labelNumber: "U 1" }, { object: organisation(institute) }), says(structure(number), "co-supervision", { labelNumber: null }, { object: organisation(university) }),
  ]),
  says(structure(unit), "name", "Centre </script><b>d’essai</b>"), says(structure(unit), "acronym", "CE"), says(structure(unit), "opened", "2020"),
  says(structure(closedUnit), "name", "Unité ancienne"), says(structure(closedUnit), "opened", "2010"),
  says(structure(sister), "name", "Unité sœur"), says(structure(sister), "opened", "2020"),
  says(structure(unit), "participation", {}, { object: organisation(hospital), from: "2021" }),
  says(structure(unit), "website", "https://unit.example/?a=1&b=2"), says(structure(sister), "website", "javascript:alert(1)"),
  says(structure(unit), "address", { lines: "1 rue de l’Essai", postalCode: "75006", municipality: "PARIS", communeCode: "75106", regionCode: "11", departmentCode: "75", country: "FR" }),
  says(structure(unit), "erc-panels", [{ code: "LS1", label: "Molecules of Life" }]),
  says(person(`rnsr-person:${unit}:dupont marie`), "name", "Marie DUPONT"),
  says(structure(unit), "director", { role: "director", title: "Directrice" }, { object: person(`rnsr-person:${unit}:dupont marie`), from: "2020" }),
  succeeds(unit, closedUnit, "merger", "2020"), succeeds(unit, stubUnit, "merger", "2020"),
];

/** What a management system says: nobody but accounts with the right to it may read it. */
export const staffStatements: readonly StatementDraft[] = [
  says(person("staff:42"), "name", "Jean SECRET"),
  says(structure(unit), "member", { role: "engineer" }, { object: person("staff:42"), from: "2021" }),
];

export const labStatements: readonly StatementDraft[] = [
  says(structure(unit), "acronym", "CESS"), says(structure(unit), "keywords", ["cœur", "imagerie"]),
  { subject: { kind: "organisation", key: "name:institut d’essai" }, field: "name", value: "Institut d’essai (double)" },
];

export async function fillDirectory(directory: Directory): Promise<void> {
  await directory.deliver(testAuthor, delivery("rnsr", "official-register", "2022-02-11", registerStatements));
  await directory.deliver(testAuthor, delivery("staff", "human-resources", "2022-03-01", staffStatements));
  await directory.deliver(testAuthor, delivery("lab", "lab", "2022-04-01", labStatements));
  await directory.decide(testAuthor, { kind: "same", nodeKind: "organisation", leftKey: `uai:${institute}`, rightKey: "name:institut d’essai", reason: "même institut" });
}

export function testRoutes(db: Db): { readonly directory: Directory; readonly routes: readonly Route[] } {
  const clock = fixedClock("2022-06-01");
  const directory = createDirectory({ db, clock, fields: coreFields });
  return { directory, routes: pagesRoutes({ db, clock, directory, indicators: {} as never, institute: `uai:${institute}` } as never) };
}

/** Asks one route as the edge would, on the day of the graph above. */
export function ask(routes: readonly Route[], address: string, language: Language = "fr"): Promise<Reply> {
  return askRoute(routes, address, language, "2022-06-01");
}

export { htmlOf, textOf } from "../../../kernel/testing/ask.ts";
