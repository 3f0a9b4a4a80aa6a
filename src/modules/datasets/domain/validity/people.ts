import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { checkIdentifier } from "../../../directory/index.ts";
import type { ContactPoint, Creator, DatasetMetadata } from "../metadata.ts";
import { advice, fault, isBlank, isEmail, isHttpUrl } from "./issue.ts";

/** Unit or publisher, creators, contact. */
export function peopleIssues({ unit, publisher, creators, contact }: DatasetMetadata): Issue[] {
  const issues: Issue[] = [];
  if (isBlank(unit) && isBlank(publisher)) issues.push(fault("unit", "unit-missing", "Choisissez l’unité qui a produit les données, ou dites quel organisme les met à disposition.", "Choose the unit that made the data, or say which body makes them available."));
  if (isBlank(publisher)) issues.push(advice("publisher", "publisher-missing", "Dites quel organisme met les données à disposition\u202f; sans cela, l’institut.", "Say which body makes the data available; else, the institute."));
  if (creators.length === 0) issues.push(fault("creators", "creators-missing", "Nommez au moins un auteur, personne ou organisme.", "Name at least one creator, a person or a body."));
  issues.push(...creators.flatMap(creatorIssues));
  if (creators.length > 0 && creators.every(({ orcid, ror }) => isBlank(orcid) && isBlank(ror))) issues.push(advice("creators", "creators-unidentified", "Ajoutez l’ORCID d’au moins un auteur\u202f: les données lui seront rattachées.", "Add the ORCID of at least one creator: the data will be tied to them."));
  return [...issues, ...contactIssues("contact", contact, "Donnez un contact\u202f: sans lui, personne ne peut poser de question sur ces données.", "Give a contact: without one, nobody can ask about these data.")];
}

function creatorIssues({ name, orcid, ror }: Creator, index: number): Issue[] {
  const issues: Issue[] = [];
  if (isBlank(name)) issues.push(fault(`creators.${index}.name`, "creator-unnamed", "Écrivez le nom.", "Write the name."));
  if (!isBlank(orcid) && !checkIdentifier("orcid", orcid ?? "").valid) issues.push(fault(`creators.${index}.orcid`, "orcid-wrong", "Cet ORCID n’est pas juste\u202f: seize signes, comme 0000-0002-1825-0097.", "This ORCID is not right: sixteen characters, such as 0000-0002-1825-0097."));
  if (!isBlank(ror) && !checkIdentifier("ror", ror ?? "").valid) issues.push(fault(`creators.${index}.ror`, "ror-wrong", "Ce ROR n’est pas juste\u202f: neuf signes, comme 02vjkv261.", "This ROR is not right: nine characters, such as 02vjkv261."));
  return issues;
}

/** Where messages arrive: a name, and an address of mail or of the web. */
export function contactIssues(field: string, contact: ContactPoint | null, missingFr: string, missingEn: string): Issue[] {
  if (contact === null || (isBlank(contact.name) && isBlank(contact.email) && isBlank(contact.url))) return [fault(field, `${field.replace("human.", "").replace("accessBody", "access-body")}-missing`, missingFr, missingEn)];
  const issues: Issue[] = [];
  if (isBlank(contact.name)) issues.push(fault(`${field}.name`, "contact-unnamed", "Dites à qui l’on écrit\u202f: un service, une équipe.", "Say whom one writes to: a service, a team."));
  if (isBlank(contact.email) && isBlank(contact.url)) issues.push(fault(`${field}.email`, "contact-unreachable", "Donnez une adresse électronique, ou celle d’une page de contact.", "Give an e-mail address, or that of a contact page."));
  if (!isBlank(contact.email) && !isEmail(contact.email ?? "")) issues.push(fault(`${field}.email`, "email-wrong", "Cette adresse électronique n’a pas la forme nom@domaine.", "This e-mail address is not of the form name@domain."));
  if (!isBlank(contact.url) && !isHttpUrl(contact.url ?? "")) issues.push(fault(`${field}.url`, "url-wrong", "Cette adresse doit commencer par https:// et nommer un site.", "This address has to begin with https:// and name a site."));
  return issues;
}
