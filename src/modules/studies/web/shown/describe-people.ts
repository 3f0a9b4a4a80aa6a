import { both } from "../../../../kernel/i18n/format.ts";
import { identifierUrl } from "../../../directory/index.ts";
import type { Affiliation, Authorisation, Contact, DataContact, Investigator, Organisation } from "../../domain/parts.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { conceptTexts, houseWords, type DescribeContext } from "./context.ts";
import { detail, item, part, plainText, type ShownItem, type ShownPart } from "./shown.ts";

/** "Given Family" of "Family, Given". */
export function givenFirst(name: string): string {
  return name.split(/\s*,\s*/).toReversed().join(" ");
}

function rorParts(ror: string | null): readonly ShownPart[] {
  return ror === null ? [] : detail(both("ROR", "ROR"), plainText(ror), identifierUrl("ror", ror));
}

export function organisationItem({ name, kind, ror, siren, directoryCode }: Organisation, context: DescribeContext): ShownItem {
  return item(ror ?? name, part(plainText(name), null, directoryCode === null ? null : `/organisations/${encodeURIComponent(directoryCode)}`), [
    ...(kind === null ? [] : detail(null, conceptTexts(kind, "organisation-kind", context))),
    ...rorParts(ror),
    ...(siren === null ? [] : detail(both("SIREN", "SIREN"), plainText(siren))),
  ]);
}

function affiliationParts(affiliation: Affiliation | null): readonly ShownPart[] {
  if (affiliation === null) return [];
  const { organisation, laboratory, rnsr } = affiliation;
  return [
    ...detail(null, plainText([laboratory, organisation.name].filter((one) => one !== null && one !== "").join(", "))),
    ...rorParts(organisation.ror),
    ...(rnsr === null ? [] : detail(both("RNSR", "RNSR"), plainText(rnsr))),
  ];
}

export function investigatorItem({ name, role, orcid, idref, affiliation, isContact }: Investigator, context: DescribeContext): ShownItem {
  return item(orcid ?? name, part(plainText(givenFirst(name))), [
    ...detail(null, houseWords(role === "principal" ? both("Investigateur principal", "Principal investigator") : both("Équipe partenaire", "Partner team"), context)),
    ...affiliationParts(affiliation),
    ...(orcid === null ? [] : detail(both("ORCID", "ORCID"), plainText(orcid), identifierUrl("orcid", orcid))),
    ...(idref === null ? [] : detail(both("IdRef", "IdRef"), plainText(idref), identifierUrl("idref", idref))),
    ...(isContact ? detail(null, houseWords(both("Point de contact", "Contact point"), context)) : []),
  ]);
}

export function contactItem({ name, email, kind, affiliation }: Contact, context: DescribeContext): ShownItem {
  return item(`${kind} ${email ?? name}`, part(plainText(name)), [
    ...detail(null, houseWords(kind === "public" ? both("Pour le public", "For the public") : both("Pour les chercheurs", "For researchers"), context)),
    ...mailParts(email), ...affiliationParts(affiliation),
  ]);
}

export function dataContactItem({ name, email }: DataContact): ShownItem {
  return item(email ?? name, part(plainText(name)), mailParts(email));
}

function mailParts(email: string | null): readonly ShownPart[] {
  if (email === null) return [];
  return detail(null, plainText(email), /^[^\s@<>?&]+@[^\s@<>?&]+$/.test(email) ? `mailto:${email}` : null);
}

export function authorisationItem({ authority, otherAuthority, number, decidedOn }: Authorisation, context: DescribeContext): ShownItem {
  const { language } = context;
  return item(`${authority} ${number ?? ""}`, part(otherAuthority === null ? conceptTexts(authority, "authority", context) : plainText(otherAuthority)), [
    ...(number === null ? [] : detail(both("N°", "No."), plainText(number))),
    ...(decidedOn === null || !isDay(decidedOn) ? [] : detail(null, plainText(pick(both(`le ${formatDay(decidedOn, "fr")}`, `on ${formatDay(decidedOn, "en")}`), language)))),
  ]);
}
