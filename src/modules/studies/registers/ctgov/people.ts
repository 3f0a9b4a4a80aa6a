import { isEmail } from "../../../datasets/index.ts";
import type { StudyContent } from "../../domain/content.ts";
import type { Affiliation, Contact, Investigator, Organisation } from "../../domain/parts.ts";
import type { Part } from "./reading.ts";

/** Publishers of records leave such words where a name was taken out. */
const redacted = /redacted|anonymi[sz]ed|withheld|^\s*(?:-|n\/?a|none|contact|investigator|study (?:director|contact|coordinator))\s*$/iu;
/** Mail addresses that lead to nobody (RFC 2606). */
const nobody = /@(?:[^@]*\.)?example(?:\.\w+)?$|\.(?:invalid|test)$/iu;
const degrees = /,?\s+(?:M\.?D\.?|Ph\.?D\.?|Pr\.?|Prof\.?|Dr\.?|MSc|MPH|RN|PharmD|DDS|Professor|FRCP)\.?(?=,|\s|$)/giu;
/** After the comma of a whole name: `Ola Nordmann, MBBS, FRCPC`, `Ada Fictive, Head of Trials`. */
const afterWholeName = /^([^\s,]+(?:\s+[^\s,]+){1,4})\s*,\s*(?:\p{Lu}[\p{L}.]*\p{Lu}\.?(?=[\s,;(]|$)|.*\b(?:[Hh]ead|[Dd]irector|[Mm]anager|[Cc]hief|[Cc]hair|[Pp]resident|[Oo]fficer|[Pp]rofessor|[Ii]nvestigator)\b).*$/u;
/** Words of services and companies. */
const noPerson = /\b(?:offices?|cent(?:er|re)s?|departments?|services?|units?|unité|trials?|teams?|information|study|studies|research|clinical|hotline|desk|call|inc|ltd|gmbh|sas?|llc|corp(?:oration)?|company|pharma\w*|medicals?|medicine|directors?|monitors?|officers?|contact|laborator(?:y|ies)|laboratoires?|therapeutics?|biotech\w*|biosciences?|sciences?|hospitals?|universit(?:y|é)|institut[eo]?|group|foundation|fondation|association|society|responsible|project|head|leader|manager|affairs|operations|disclosure|registry)\b/iu;
const particle = /^(?:de|du|des|d'|d’|le|la|van|von|der|den|di|da|el|al|ben|bin)$/u;

/** Who answers for the study. Names of people stand in their own fields alone; a name that was taken out gives nobody. */
export function readPeople(protocol: Part): Pick<StudyContent, "sponsors" | "collaborators" | "investigators" | "contacts"> {
  const module = protocol.part("sponsorCollaboratorsModule");
  const places = protocol.part("contactsLocationsModule");
  const lead = organisation(module.part("leadSponsor"), "sponsors");
  return {
    sponsors: lead === null ? [] : [lead],
    collaborators: module.parts("collaborators", "collaborators").flatMap((part) => organisation(part, "collaborators") ?? []),
    investigators: readInvestigators(places, module.part("responsibleParty")),
    contacts: places.parts("centralContacts", "contacts").flatMap((part) => contact(part) ?? []),
  };
}

export function organisationNamed(name: string, kind: string | null = null): Organisation {
  return { name, kind, ror: null, siren: null, directoryCode: null };
}

/** Classes that say nothing of the kind, and are no news. */
const silent = new Set(["OTHER", "UNKNOWN", "AMBIG"]);

function organisation(part: Part, field: "sponsors" | "collaborators"): Organisation | null {
  const name = part.text("name", field);
  if (name === null) return null;
  const kind = part.text("class", field);
  return organisationNamed(name, kind === null || silent.has(kind) ? null : part.concept("class", "organisation-kind", field));
}

const affiliation = (name: string | null): Affiliation | null => (name === null ? null : { organisation: organisationNamed(name), laboratory: null, rnsr: null });

function readInvestigators(places: Part, responsible: Part): readonly Investigator[] {
  const found: Investigator[] = [];
  const add = (part: Part, name: string | null, principal: boolean, at: string | null, where: string): void => {
    if (name === null) return;
    if (redacted.test(name)) {
      part.tell("ctgov-person-redacted", "warning", "investigators", where, { fr: "le nom a été retiré de la notice\u202f; personne n’est inventé.", en: "the name was taken out of the record; nobody is made up." });
      return;
    }
    const written = familyFirst(name);
    if (!found.some((one) => one.name === written)) found.push({ name: written, role: principal ? "principal" : "partner", orcid: null, idref: null, affiliation: affiliation(at), isContact: false });
  };
  for (const part of places.parts("overallOfficials", "investigators")) add(part, part.text("name", "investigators"), part.text("role", "investigators") === "PRINCIPAL_INVESTIGATOR", part.text("affiliation", "investigators"), "name");
  const name = responsible.text("investigatorFullName", "investigators") ?? responsible.text("oldNameTitle", "investigators");
  add(responsible, name, true, responsible.text("investigatorAffiliation", "investigators") ?? responsible.text("oldOrganization", "investigators"), "investigatorFullName");
  return found;
}

function contact(part: Part): Contact | null {
  const name = part.text("name", "contacts");
  const email = part.text("email", "contacts");
  if (name === null || redacted.test(name)) {
    if (name !== null) part.tell("ctgov-person-redacted", "warning", "contacts", "name", { fr: "le nom a été retiré de la notice\u202f; personne n’est inventé.", en: "the name was taken out of the record; nobody is made up." });
    return null;
  }
  const usable = email === null || nobody.test(email) || isEmail(email);
  if (!usable) part.tell("ctgov-bad-mail", "warning", "contacts", "email", { fr: "ce n’est pas une adresse électronique\u202f; elle n’est gardée que dans la notice d’origine.", en: "this is no mail address; it is kept in the original record only." });
  return { name: familyFirst(name), email: email === null || nobody.test(email) || !usable ? null : email, kind: "public", affiliation: null };
}

/** `Jane A. Doe, MD` as `Doe, Jane A.`; a service (`Clinical Trials Office`) and what is in that order already stay. */
export function familyFirst(name: string): string {
  const untitled = name.replaceAll(/^(?:(?:Prof|Dr|Pr|Assoc|Mrs?|Ms|Professor)\.?\s+)+/giu, "").replaceAll(degrees, "").replace(/[,\s]+$/u, "").trim();
  const bare = untitled.replace(afterWholeName, "$1");
  const words = bare.split(/\s+/u);
  if (bare.includes(",") || words.length < 2 || words.length > 5 || noPerson.test(bare)) return bare === "" ? name : bare;
  const from = words.findIndex((word, at) => at > 0 && particle.test(word));
  const cut = from > 0 ? from : words.length - 1;
  return `${words.slice(cut).join(" ")}, ${words.slice(0, cut).join(" ")}`;
}
