import { day } from "../../../kernel/time/day.ts";
import { partialDate, type Author, type DeliveryDraft, type JsonValue, type NodeKey, type SourceRecordDraft, type StatementDraft } from "../../directory/index.ts";

/** Made-up deliveries for the tests of the search. */
export const tester: Author = { accountId: null, name: "test" };

export function said(subject: NodeKey, field: string, value: JsonValue, more: Partial<StatementDraft> = {}): StatementDraft {
  return { subject, field, value, ...more };
}

function identifier(subject: NodeKey, scheme: string, value: string): StatementDraft {
  return said(subject, "identifier", { scheme, value, valid: true }, { slot: `${scheme}:${value}` });
}

/** An organisation known by its UAI (`uai:0755364Y`). */
export function organisation(key: string, name: string, acronym: string, siren?: string): SourceRecordDraft {
  const subject = { kind: "organisation", key };
  return {
    key, line: null, raw: null,
    statements: [said(subject, "name", name), said(subject, "acronym", acronym), identifier(subject, "uai", key.slice(4)), ...(siren === undefined ? [] : [identifier(subject, "siren", siren)])],
  };
}

export interface MadeUpUnit {
  readonly rnsr: string;
  readonly name: string;
  readonly opened: string;
  readonly region: string;
  readonly parents: readonly string[];
  readonly participants?: readonly string[];
  readonly acronym?: string;
  readonly type?: string;
  readonly closed?: string;
  readonly labels?: readonly string[];
  readonly directors?: readonly string[];
  readonly domain?: readonly [code: string, label: string];
}

export function unit(one: MadeUpUnit): SourceRecordDraft {
  const subject = { kind: "structure", key: `rnsr:${one.rnsr}` };
  const to = (field: string) => (key: string) => said(subject, field, {}, { object: { kind: "organisation", key } });
  const person = (name: string): NodeKey => ({ kind: "person", key: `rnsr-person:${one.rnsr}:${name.toLowerCase()}` });
  const address = { lines: "", postalCode: null, municipality: null, communeCode: null, regionCode: one.region, departmentCode: null, country: "FR" };
  return {
    key: one.rnsr, line: null, raw: null,
    statements: [
      said(subject, "name", one.name), said(subject, "structure-type", one.type ?? "research-unit"), said(subject, "opened", partialDate(one.opened)),
      said(subject, "address", address), identifier(subject, "rnsr", one.rnsr), ...(one.labels ?? []).map((label) => identifier(subject, "label", label)),
      ...(one.acronym === undefined ? [] : [said(subject, "acronym", one.acronym)]),
      ...(one.closed === undefined ? [] : [said(subject, "closed", partialDate(one.closed))]),
      ...(one.domain === undefined ? [] : [said(subject, "domains", [{ code: one.domain[0], label: one.domain[1] }])]),
      ...one.parents.map(to("co-supervision")), ...(one.participants ?? []).map(to("participation")),
      ...(one.directors ?? []).flatMap((name) => [said(person(name), "name", name), said(subject, "director", {}, { object: person(name) })]),
    ],
  };
}

/** Everything that a register holds on a day. */
export function register(records: readonly SourceRecordDraft[], on: string, demonstration = false): DeliveryDraft {
  const source = { id: "rnsr", kind: "official-register", name: { fr: "Registre", en: "Register" }, home: null, licence: null } as const;
  return { source, observedOn: day(on), scope: "structures", complete: true, fileSha256: null, mapping: null, demonstration, records };
}
