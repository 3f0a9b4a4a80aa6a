import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { both, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { formatIdentifier, regionOf, structureTypeNames, type EntityRecord, type NodeId, type Relation, type ResolvedValue, type StructureType } from "../../../directory/index.ts";
import { relationsOf, resolvedOf, type EntityFacts } from "../entity-facts.ts";
import { sayIn, type Place } from "../place.ts";
import { partialDateText, standingOf } from "../standing.ts";
import { addressLines, codedItems, labelOf, textAt } from "../values/value-text.ts";

/** One item that a project application asks for. */
export interface AdministrativeItem {
  readonly key: string;
  readonly label: Bilingual;
  readonly value: Bilingual;
  /** Day on which the source was last seen to say it. */
  readonly observedOn: Day | null;
  readonly source: Bilingual | null;
  readonly standing: "attested" | "presumed" | null;
}

/**
 * What forms for project applications ask of a unit, each item with its source and the day on which it was last seen to
 * hold. Items that nobody states are left out. `parents`: records of the parent institutions, for their SIREN and SIRET.
 */
export function administrativeItems(facts: EntityFacts, parents: ReadonlyMap<NodeId, EntityRecord>, on: Day): readonly AdministrativeItem[] {
  const items: AdministrativeItem[] = [];
  const sourceNames = new Map(facts.statements.map((statement) => [statement.source, statement.sourceName]));
  const stands = (value: ResolvedValue | Relation): Pick<AdministrativeItem, "observedOn" | "source" | "standing"> => ({
    observedOn: value.attestedUntil, source: sourceNames.get(value.source) ?? both(value.source, value.source), standing: standingOf(value, on),
  });
  const add = (key: string, label: Bilingual, from: ResolvedValue | Relation | undefined, value: Bilingual | string | null): void => {
    if (from === undefined || value === null || value === "") return;
    items.push({ key, label, value: typeof value === "string" ? both(value, value) : value, ...stands(from) });
  };
  const value = (field: string): ResolvedValue | undefined => resolvedOf(facts, field, { on })?.current[0];
  const textOf = (field: string): string | null => {
    const found = value(field)?.value;
    return typeof found === "string" ? found : null;
  };
  const at = { on };
  add("name", both("Nom complet", "Full name"), value("name"), textOf("name"));
  add("acronym", both("Sigle", "Acronym"), value("acronym"), textOf("acronym"));
  const type = textOf("structure-type");
  add("type", both("Type", "Type"), value("structure-type"), type !== null && type in structureTypeNames ? structureTypeNames[type as StructureType] : type);
  const form = textOf("legal-form");
  add("form", both("Forme", "Legal form"), value("legal-form"), form === null ? null : (facts.fields.get("legal-form")?.options?.[form] ?? form));
  for (const identifier of resolvedOf(facts, "identifier", at)?.current ?? []) {
    const scheme = textAt(identifier.value, "scheme") ?? "";
    const code = textAt(identifier.value, "value") ?? "";
    if (scheme === "rnsr") add("rnsr", both("Numéro national de structure (RNSR)", "National structure number (RNSR)"), identifier, code);
    if (scheme === "ror") add("ror", both("ROR", "ROR"), identifier, `https://ror.org/${code}`);
    if (scheme === "siret") add("siret", both("SIRET", "SIRET"), identifier, formatIdentifier("siret", code));
  }
  relationsOf(facts, "co-supervision", at).current.forEach((relation, index) => {
    const details = parentDetails(relation, parents.get(relation.object.id));
    add(`parent-${index + 1}`, both(`Tutelle ${index + 1}`, `Parent institution ${index + 1}`), relation, details);
  });
  const participants = relationsOf(facts, "participation", at).current;
  participants.forEach((relation, index) => add(`participant-${index + 1}`, both(`Participant ${index + 1}`, `Participant ${index + 1}`), relation, parentDetails(relation, parents.get(relation.object.id))));
  const directors = relationsOf(facts, "director", at).current;
  add("director", both("Direction", "Director"), directors[0], directors.map(({ object }) => object.name).join(", "));
  const address = value("address");
  add("address", both("Adresse", "Address"), address, address === undefined ? null : addressLines(address.value).join(", "));
  const region = address === undefined ? null : textAt(address.value, "regionCode");
  add("region", both("Région", "Region"), address, region === null ? null : (regionOf(region)?.name ?? region));
  const opened = value("opened");
  add("opened", both("Création", "Creation"), opened, opened === undefined ? null : inBoth((language) => (typeof opened.value === "string" ? partialDateText(opened.value, { language }) : "")));
  add("website", both("Site web", "Website"), value("website"), textOf("website"));
  const domains = value("domains");
  add("domains", both("Domaines scientifiques", "Scientific domains"), domains, domains === undefined ? null : codedItems(domains.value).map(({ label }) => label).join(", "));
  const panels = value("erc-panels");
  add("erc-panels", both("Panels ERC", "ERC panels"), panels, panels === undefined ? null : codedItems(panels.value).map(({ code, label }) => (code === label ? label : `${code} ${label}`)).join(", "));
  return items;
}

/** "Institut national… (Inserm), label U 1016, SIREN 180 036 048". */
function parentDetails(relation: Relation, record: EntityRecord | undefined): Bilingual {
  const label = labelOf(relation.value);
  const identifiers = (record?.fields["identifier"]?.current ?? []).flatMap(({ value }) => {
    const scheme = textAt(value, "scheme");
    return scheme === "siren" || scheme === "siret" ? [{ scheme, value: textAt(value, "value") ?? "" }] : [];
  });
  return inBoth((language) => {
    const say = sayIn(language);
    const acronym = record?.acronym ?? null;
    return [
      acronym === null || acronym === relation.object.name ? relation.object.name : `${relation.object.name} (${acronym})`,
      ...(label === null ? [] : [say(`label ${label}`, `label ${label}`)]),
      ...identifiers.map(({ scheme, value }) => `${scheme.toUpperCase()} ${formatIdentifier(scheme, value)}`),
    ].join(", ");
  });
}

/** The items as lines of plain text, dated, to be pasted into a form. */
export function administrativeText(items: readonly AdministrativeItem[], place: Pick<Place, "language" | "say" | "on">): string {
  const { language, say } = place;
  const colon = say("\u00a0: ", ": ");
  const lines = items.map(({ label, value }) => `${label[language]}${colon}${value[language]}`);
  return `${lines.join("\n")}\n\n${say(`Données au ${formatDay(place.on, language)}.`, `Data as of ${formatDay(place.on, language)}.`)} ${sourcesText(items, place)}\n`;
}

/** "Sources : RNSR, vu le 11 février 2022." */
export function sourcesText(items: readonly AdministrativeItem[], { language, say }: Pick<Place, "language" | "say">): string {
  const last = new Map<string, Day>();
  for (const { source, observedOn } of items) {
    if (source === null || observedOn === null) continue;
    const known = last.get(source[language]);
    if (known === undefined || known < observedOn) last.set(source[language], observedOn);
  }
  const named = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([source, on]) => say(`${source} (vu le ${formatDay(on, language)})`, `${source} (seen on ${formatDay(on, language)})`));
  return named.length === 0 ? "" : `${say("Sources\u00a0: ", "Sources: ")}${named.join(", ")}.`;
}

export function administrativeTable(code: string, items: readonly AdministrativeItem[], on: Day, demonstration: boolean): Table {
  return {
    name: `administrative-data-${code}`,
    title: both("Données administratives pour un dossier de projet", "Administrative data for a project application"),
    columns: [
      { key: "item", label: both("Rubrique", "Item") },
      { key: "value", label: both("Valeur", "Value") },
      { key: "asOf", label: both("Valable au", "Valid on") },
      { key: "source", label: both("Source", "Source") },
      { key: "observedOn", label: both("Vu le", "Seen on") },
      { key: "standing", label: both("Certitude", "Standing") },
    ],
    rows: items.map((item) => [
      item.label, item.value, { day: on }, item.source, item.observedOn === null ? null : { day: item.observedOn },
      item.standing === null ? null : item.standing === "attested" ? both("attesté", "attested") : both("présumé", "presumed"),
    ]),
    demonstration,
  };
}
