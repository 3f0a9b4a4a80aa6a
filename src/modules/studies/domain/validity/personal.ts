import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { mailsIn, namesIn, nirsIn, phonesIn, searched, type Span } from "../../../../kernel/text/personal/index.ts";
import type { FieldName } from "../content.ts";
import { fault } from "./issue.ts";
import type { ToldText } from "./walk.ts";

/** Fields where people answer in public under their name, and citations, which name authors. */
const named: ReadonlySet<FieldName> = new Set<FieldName>(["investigators", "contacts", "dataContacts", "publications"]);
/** Their numbers are long, and look like those of telephones. */
const numbered: ReadonlySet<FieldName> = new Set<FieldName>(["registryNumbers", "publications"]);
/** A person may sponsor or fund a study (kind `individual`), and is named there by law. */
const answers: ReadonlySet<FieldName> = new Set<FieldName>(["sponsors", "funders", "collaborators"]);
/** Official names of sites bear those of founders and of practices. */
const bodyWord = /(?<!\p{L})(?:h[oô]p|hosp|klini|clini|cent(?:er|re|ro|rum)|institut|universit|prax[ie]s|practice|cabinet|surgery|fo[nu]ndation|laborato|pharma|health|trust|group|limited|gmbh|(?:chr?u|ch|site|inc|ltd|llc|pa|pc|md)(?!\p{L}))/iu;

const finds = (found: Generator<Span>): boolean => found.next().done !== true;

/**
 * Personal data where none may be: names of people (after a title, or a first name and a surname that are common), mail addresses,
 * telephone numbers, social security numbers with their key. Where people answer in public, names and their own mail addresses may
 * stand, the rest may not. What was found is not repeated in the message.
 */
export function personalIssues(texts: readonly ToldText[]): Issue[] {
  return texts.flatMap(({ field, path, text: given, language }) => {
    const read = searched(given);
    const issues: Issue[] = [];
    if (!(field === "publications" || path.endsWith(".email")) && finds(mailsIn(read))) issues.push(fault(path, "personal-email", "Ce texte contient une adresse électronique\u202f: ôtez-la, ou mettez-la dans «\u202fContacts\u202f».", "This text holds a mail address: take it out, or put it in “Contacts”."));
    if (!numbered.has(field) && finds(phonesIn(read))) issues.push(fault(path, "personal-phone", "Ce texte contient un numéro de téléphone\u202f: ôtez-le.", "This text holds a telephone number: take it out."));
    if (finds(nirsIn(read))) issues.push(fault(path, "personal-nir", "Ce texte contient un numéro de sécurité sociale\u202f: ôtez-le.", "This text holds a French social security number: take it out."));
    const mayName = named.has(field) || answers.has(field) || (field === "sites" && bodyWord.test(read.text));
    if (!mayName && finds(namesIn(read, { titledOnly: field === "sites", isEnglish: language === "en" }))) issues.push(fault(path, "personal-name", "Ce texte semble nommer une personne\u202f: ôtez son nom, ou mettez-le dans «\u202fInvestigateurs\u202f».", "This text seems to name a person: take the name out, or put it in “Investigators”."));
    return issues;
  });
}
