import type { EntityRecord, EntityRef, Relation } from "../../../directory/index.ts";
import { bagOf, textAt } from "../../pages/values/value-text.ts";
import { cerifNamespace, datesOf, identifierTypes, namedUnit, personId, type UnitName } from "./org-unit.ts";
import { element, type XmlElement } from "./xml.ts";

/** Both blocks of ORCID iDs that the schema admits. */
const orcidForm = /^(0000-000(1-[5-9]|2-[0-9]|3-[0-4])[0-9]{3}-[0-9]{3}[0-9X]|0009-000[0-9]-[0-9]{4}-[0-9]{3}[0-9X])$/;

/**
 * A person whom a public register names, as a `Person` of the profile: PersonName, ORCID, Identifier, Affiliation, in
 * the order of the schema. The registers give a name as one text with the family name in capitals: it is told apart on
 * that ground alone, else the whole name stands as family name.
 */
export function person(record: EntityRecord, roles: readonly Relation[], nameOf: (ref: EntityRef) => UnitName): XmlElement {
  const { familyNames, firstNames } = splitName(record.ref.name);
  const identifiers = (record.fields["identifier"]?.current ?? []).flatMap(({ value }) => {
    const scheme = textAt(value, "scheme");
    const code = textAt(value, "value");
    return scheme === null || code === null || bagOf(value)["valid"] === false ? [] : [{ scheme, value: code }];
  });
  const orcids = [...new Set(identifiers.filter(({ scheme, value }) => scheme === "orcid" && orcidForm.test(value)).map(({ value }) => `https://orcid.org/${value}`))].sort();
  const others = identifiers.filter(({ scheme }) => scheme in identifierTypes).sort((a, b) => (`${a.scheme} ${a.value}` < `${b.scheme} ${b.value}` ? -1 : 1));
  return element(
    "Person",
    { xmlns: cerifNamespace, id: personId(record.ref) },
    element("PersonName", {}, element("FamilyNames", {}, familyNames), firstNames === null ? undefined : element("FirstNames", {}, firstNames)),
    ...orcids.map((orcid) => element(orcids.length === 1 ? "ORCID" : "AlternativeORCID", {}, orcid)),
    ...others.map(({ scheme, value }) => element("Identifier", { type: identifierTypes[scheme] }, value)),
    ...affiliations(roles).map((relation) => element("Affiliation", datesOf(relation), namedUnit(nameOf(relation.subject)))),
  );
}

function affiliations(roles: readonly Relation[]): readonly Relation[] {
  const key = (one: Relation): string => `${one.subject.code} ${one.validFrom ?? ""} ${one.validUntil ?? ""}`;
  const seen = new Set<string>();
  return [...roles].sort((a, b) => (key(a) < key(b) ? -1 : 1)).filter((one) => (seen.has(key(one)) ? false : (seen.add(key(one)), true)));
}

/** "Frédéric HERAU" and "HERAU Frédéric" give the family name in capitals; "Frédéric Herau" stays whole. */
export function splitName(name: string): { readonly familyNames: string; readonly firstNames: string | null } {
  const words = name.trim().split(/\s+/);
  const capital = (word: string): boolean => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
  const family = words.filter(capital);
  const first = words.filter((word) => !capital(word));
  if (family.length === 0 || first.length === 0) return { familyNames: name.trim(), firstNames: null };
  return { familyNames: family.join(" "), firstNames: first.join(" ") };
}
