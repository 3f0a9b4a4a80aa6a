import { both, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { ProvenStatement } from "../../../directory/index.ts";
import { resolvedOf, type EntityFacts } from "../entity-facts.ts";
import type { Place } from "../place.ts";
import { valueText } from "../values/value-text.ts";
import { provenanceOf, stateNames, type StatementState } from "./provenance.ts";

export interface ListedStatement {
  readonly statement: ProvenStatement;
  readonly state: StatementState;
}

export interface StatementFilter {
  readonly field: string;
  readonly source: string;
  readonly state: StatementState | "";
}

/** Every statement about the entity with what became of it, field by field in the order of the catalogue. */
export function listStatements(facts: EntityFacts, place: Pick<Place, "on">, filter: StatementFilter = { field: "", source: "", state: "" }): readonly ListedStatement[] {
  const byField = new Map<string, ProvenStatement[]>();
  for (const statement of facts.statements) {
    const known = byField.get(statement.field) ?? [];
    known.push(statement);
    byField.set(statement.field, known);
  }
  const order = [...facts.fields.keys()];
  const rankOf = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return [...byField]
    .sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
    .flatMap(([code, statements]) => provenanceOf(resolvedOf(facts, code, place), statements))
    .filter(({ statement, state }) => (filter.field === "" || statement.field === filter.field) && (filter.source === "" || statement.source === filter.source) && (filter.state === "" || state === filter.state));
}

/** The statements as a table to take away, one a row. */
export function statementsTable(code: string, facts: EntityFacts, listed: readonly ListedStatement[], day: Place["on"]): Table {
  return {
    name: `statements-${code}`,
    title: inBoth((language) => (language === "fr" ? `Déclarations sur ${facts.record.ref.name}` : `Statements about ${facts.record.ref.name}`)),
    columns: [
      { key: "field", label: both("Champ", "Field") },
      { key: "fieldName", label: both("Nom du champ", "Name of the field") },
      { key: "value", label: both("Valeur", "Value") },
      { key: "state", label: both("Sort dans la fiche", "In the record") },
      { key: "source", label: both("Source", "Source") },
      { key: "sourceName", label: both("Nom de la source", "Name of the source") },
      { key: "firstObservedOn", label: both("Vue pour la première fois", "First seen") },
      { key: "lastObservedOn", label: both("Vue pour la dernière fois", "Last seen") },
      { key: "endedOn", label: both("Absente le", "Gone on") },
      { key: "validFrom", label: both("Valable de", "Valid from") },
      { key: "validUntil", label: both("Valable jusqu’à (compris)", "Valid until (included)") },
      { key: "confidence", label: both("Confiance", "Confidence"), unit: "%" },
      { key: "raw", label: both("Texte de la source", "Text of the source") },
      { key: "statement", label: both("Déclaration", "Statement") },
    ],
    rows: listed.map(({ statement, state }) => {
      const field = facts.fields.get(statement.field);
      return [
        statement.field, field?.label ?? statement.field, field === undefined ? JSON.stringify(statement.value) : inBoth((language) => valueText(field, statement, language, facts.refs)),
        stateNames[state], statement.source, statement.sourceName, { day: statement.firstObservedOn }, { day: statement.lastObservedOn },
        statement.endedOn === null ? null : { day: statement.endedOn }, statement.validFrom, statement.validUntil, { share: statement.confidence }, statement.raw, statement.id,
      ];
    }),
    notes: [inBoth((language) => (language === "fr" ? `Fiche au ${day}.` : `Record as of ${day}.`))],
    demonstration: facts.record.demonstration,
  };
}

/** The record as shown on the day: one row for each value, contested ones beside. */
export function recordTable(code: string, facts: EntityFacts, place: Pick<Place, "on">): Table {
  const rows = [...facts.fields.values()].flatMap((field) => {
    const resolved = resolvedOf(facts, field.code, place);
    // A field that only accounts with the right to it see has no visible statement.
    if (resolved === undefined || !facts.statements.some((statement) => statement.field === field.code)) return [];
    const visible = new Set(facts.statements.map(({ id }) => id));
    const row = (value: (typeof resolved.current)[number], state: StatementState): Table["rows"] =>
      value.statements.some((id) => visible.has(id))
        ? [[field.code, field.label, inBoth((language) => valueText(field, value, language, facts.refs)), stateNames[state], value.validFrom, value.validUntil, { day: value.attestedFrom }, { day: value.attestedUntil }, value.source]]
        : [];
    return [...resolved.current.flatMap((value) => row(value, "shown")), ...resolved.contested.flatMap((value) => row(value, "contested")), ...resolved.others.flatMap((value) => row(value, "other-day"))];
  });
  return {
    name: `record-${code}`,
    title: both(facts.record.ref.name, facts.record.ref.name),
    columns: [
      { key: "field", label: both("Champ", "Field") },
      { key: "fieldName", label: both("Nom du champ", "Name of the field") },
      { key: "value", label: both("Valeur", "Value") },
      { key: "state", label: both("Sort dans la fiche", "In the record") },
      { key: "validFrom", label: both("Valable de", "Valid from") },
      { key: "validUntil", label: both("Valable jusqu’à (compris)", "Valid until (included)") },
      { key: "attestedFrom", label: both("Attestée du", "Attested from") },
      { key: "attestedUntil", label: both("Attestée au", "Attested to") },
      { key: "source", label: both("Source", "Source") },
    ],
    rows,
    notes: [inBoth((language) => (language === "fr" ? `Fiche au ${place.on}.` : `Record as of ${place.on}.`))],
    demonstration: facts.record.demonstration,
  };
}
