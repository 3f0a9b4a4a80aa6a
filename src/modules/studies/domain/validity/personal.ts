import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { isFamilyName, isFirstName, nirOf } from "../../../datasets/index.ts";
import type { FieldName } from "../content.ts";
import { fault } from "./issue.ts";
import type { ToldText } from "./walk.ts";

/** Fields where people answer in public under their name, and citations, which name authors. */
const named: ReadonlySet<FieldName> = new Set<FieldName>(["investigators", "contacts", "dataContacts", "publications"]);
/** Their numbers are long, and look like those of telephones. */
const numbered: ReadonlySet<FieldName> = new Set<FieldName>(["registryNumbers", "publications"]);

const address = /https?:\/\/\S+|\b10\.\d{4,9}\/\S+/giu;
/** Also as people hide them from programs: `name[at]place.fr`, `name @ place.fr`. */
const mail = /[\w.+-]{1,64}(?: ?@ ?| ?[[(](?:at|arobase)[\])] ?)[\w-]{1,63}(?:(?:\.| ?[[(](?:dot|point)[\])] ?)[\w-]{1,63}){0,4}(?:\.| ?[[(](?:dot|point)[\])] ?)[a-z]{2,24}\b/iu;
/** One mark parts the pairs, or none: days and hours in a row have several. */
const frenchPhone = /(?<![\p{L}\d.-])(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?|0)[1-9]([ ./-]?)\d{2}(?:\1\d{2}){3}(?![\p{L}\d-])/u;
const foreignPhone = /(?:^|[^\w+])(?:\+|00)(?:[1-9]\d{0,2})[ .()-]*\d(?:[ .()-]*\d){7,12}(?!\d)/u;
const americanPhone = /\(\d{3}\) ?\d{3}-\d{4}(?!\d)|\b(?:phone|tel|t[eé]l[eé]phone)\W{1,4}\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d)/iu;
const longNumber = /(?:(?<![\w.-])|(?<=NIR))[1-4780](?:[ .-]?[0-9AB]){12,14}(?![\w-])/gu;
const nirSaid = /\bNIR\b|s[eé]curit[eé] sociale|social security/iu;

const titleWord = String.raw`(?:Dr|Drs|Dre|Pr|Prs|Pre|Prof|Mme|Mmes|Mlle|Mr|Mrs|Ms)\.?|MM\.|M\.|[Dd]octeur|[Dd]octeure|[Pp]rofesseur|[Pp]rofesseure|[Dd]octor|[Pp]rofessor|[Mm]adame|[Mm]onsieur`;
const namePart = String.raw`(?:\p{Lu}[\p{Ll}’'-]+|\p{Lu}{2,}|\p{Lu}\.|\p{Lu}(?=\s))(?:[-’']\p{Lu}?\p{L}+)*`;
const titled = new RegExp(String.raw`(?<![\p{L}\d])(?:${titleWord})\s+(?:(?:de|du|des|le|la|van|von|el)\s+|d[’'])?(${namePart}(?:\s+${namePart}){0,3})`, "gu");
/** Two words that follow one another; pairs overlap. */
const pair = /(?<![\p{L}\d-])(\p{Lu}[\p{Ll}]+(?:-\p{Lu}\p{Ll}+)?|\p{Lu}{3,})(?=\s+(\p{Lu}[\p{Ll}’'-]+|\p{Lu}{3,})(?![\p{L}\d]))/gu;
/** A title in capitals or without its point says little: the name has to be a common one. */
const shortTitle = /(?<![\p{L}\d])(?:DR|PR|MME|MLLE|MR|M)\.?\s+(\p{Lu}\p{L}+)(?![\p{L}\d-])/gu;
/** « Investigateur : Ahmed Kouyaté »: after such a word a known first name is enough. */
const answering = /(?:investigat(?:eur|rice|or)|coord(?:onn|in)at(?:eur|rice|or)|contact|responsable|chef de projet|project (?:manager|leader)|chair|\bPI)s?(?: \p{L}+){0,2} ?: ?$/iu;
const particle = /^\s+(?:Le|El|Ben|Van|Von|Mac|Da|Di)\s+(?!Mans|Havre|Kremlin|Puy|Creusot|Chesnay|Cannet|Port|Lamentin|Tampon)\p{Lu}\p{Ll}/u;
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** Bodies, places and illnesses bear names of people: what comes before tells. */
const bodyBefore = /(?:h[oô]pital|hospital|h[oô]pitaux|chu|chru|ch|centre|center|clinique|clinic|institut|institute|fondation|foundation|universit[eéy]|university|université|rue|avenue|boulevard|place|lycée|collège|prix|programme|syndrome|maladie|malattia|disease|score|scale|échelle|test|indice|index|laboratoire|laboratory|saint|st|site|groupe|group|consortium|loi|law)(?:\s+(?:de|du|des|d[’']|of|the|le|la|universitaire|hospitalier|hospitalière|régional))*[\s,:’'-]*$/iu;
const bodyAfter = /^(?:\s+\p{Lu}[\p{L}’'-]+){0,2}\s+(?:[Uu]niversit|[Hh]ospital|[Hh][oô]pital|[Ii]nstitut|[Cc]ollege|[Cc]entre|[Cc]enter|[Cc]linic|[Ff]oundation|[Ss]yndrome|[Ss]equence|[Dd]isease|[Ss]core|[Ss]cale|[Tt]est|[Ii]ndex|[Cc]riteria|[Bb]andage|[Ss]plint|[Pp]osition|[Mm]ethod)/u;
/** From a title on: `Dr. Falk Pharma`, `M. D. Anderson Cancer Center`. */
const titledBody = /^(?:(?:\p{Lu}[\p{L}.’'-]*|of|de)\s+){2,6}(?:[Hh]ospital|[Cc]ent(?:er|re)|[Cc]linic|[Ii]nstitut|[Uu]niversit|[Ff]oundation|[Ll]aborator|[Pp]harma|[Mm]emorial|[Tt]rust|[Ss]yndrome|[Dd]isease|[Ss]core|[Ss]cale|[Tt]est|[Ii]ndex|[Cc]riteria|[Bb]andage|[Ss]plint|[Pp]osition)/u;
/** A person may sponsor or fund a study (kind `individual`), and is named there by law. */
const answers: ReadonlySet<FieldName> = new Set<FieldName>(["sponsors", "funders", "collaborators"]);
/** Official names of sites bear those of founders and of practices. */
const bodyWord = /(?<!\p{L})(?:h[oô]p|hosp|klini|clini|cent(?:er|re|ro|rum)|institut|universit|prax[ie]s|practice|cabinet|surgery|fo[nu]ndation|laborato|pharma|health|trust|group|limited|gmbh|(?:chr?u|ch|site|inc|ltd|llc|pa|pc|md)(?!\p{L}))/iu;
/** What follows a title in names of germs, illnesses and measures: `M. Avium`, `Doctor Visits`. */
const notNames: ReadonlySet<string> = new Set(("tuberculosis avium bovis leprae abscessus kansasii pneumoniae genitalium hominis catarrhalis morganii marinum ulcerans smegmatis chelonae fortuitum intracellulare "
  + "crohn hodgkin parkinson alzheimer excel word science sc visit visits global assessment assessments diagnosed diagnosis rated rating ratings reported patient patients office appointment appointments consultation consultations communication emeritus nurse nurses prescribed confirmed recommended referral contact of on or and").split(" "));
/** In English `M.` and `MM.` are no titles: they end a sentence, or stand for an illness. */
const frenchTitle = /^MM?\./u;

/**
 * Personal data where none may be: names of people (after a title, or a first name and a surname that are common), mail addresses,
 * telephone numbers, social security numbers with their key. Where people answer in public, names and their own mail addresses may
 * stand, the rest may not. What was found is not repeated in the message.
 */
export function personalIssues(texts: readonly ToldText[]): Issue[] {
  return texts.flatMap(({ field, path, text: given, language }) => {
    const whole = given.normalize("NFKC").replaceAll(invisible, "").replaceAll(/[\u2010-\u2015]/gu, "-");
    const text = whole.replaceAll(address, " ");
    const issues: Issue[] = [];
    if (!(field === "publications" || path.endsWith(".email")) && mail.test(whole)) issues.push(fault(path, "personal-email", "Ce texte contient une adresse électronique\u202f: ôtez-la, ou mettez-la dans «\u202fContacts\u202f».", "This text holds a mail address: take it out, or put it in “Contacts”."));
    if (!numbered.has(field) && [frenchPhone, foreignPhone, americanPhone].some((phone) => phone.test(text))) issues.push(fault(path, "personal-phone", "Ce texte contient un numéro de téléphone\u202f: ôtez-le.", "This text holds a telephone number: take it out."));
    if (holdsNir(text)) issues.push(fault(path, "personal-nir", "Ce texte contient un numéro de sécurité sociale\u202f: ôtez-le.", "This text holds a French social security number: take it out."));
    const mayName = named.has(field) || answers.has(field) || (field === "sites" && bodyWord.test(text));
    if (!mayName && holdsName(text, { isSite: field === "sites", isEnglish: language === "en" })) issues.push(fault(path, "personal-name", "Ce texte semble nommer une personne\u202f: ôtez son nom, ou mettez-le dans «\u202fInvestigateurs\u202f».", "This text seems to name a person: take the name out, or put it in “Investigators”."));
    return issues;
  });
}

function holdsNir(text: string): boolean {
  const said = nirSaid.test(text);
  return [...text.matchAll(longNumber)].some(([number]) => nirOf(number) === "keyed" || (said && nirOf(number) === "shaped"));
}

const folded = (word: string): string => withoutAccents(word).toLowerCase();
const isShouted = (word: string): boolean => word === word.toUpperCase();

/** A hospital may be called as its patron alone (Robert Debré, Gustave Roussy): there a title tells. */
function holdsName(text: string, { isSite, isEnglish }: { readonly isSite: boolean; readonly isEnglish: boolean }): boolean {
  for (const match of text.matchAll(titled)) {
    const word = folded(match[1]?.split(/\s/)[0] ?? "");
    if (isEnglish && frenchTitle.test(match[0])) continue;
    if (titledBody.test(text.slice(match.index, match.index + 100))) continue;
    if (!notNames.has(word) && word.replace(/\.$/, "").length > 0 && !isBody(text, match.index)) return true;
  }
  if (isSite) return false;
  for (const match of text.matchAll(shortTitle)) if (isFamilyName(folded(match[1] ?? ""))) return true;
  for (const match of text.matchAll(pair)) {
    const [first = "", last = ""] = match.slice(1);
    const after = text.slice(match.index + first.length);
    const isPair = isFirst(first) && !isShouted(first) ? isShouted(last) || isFamilyName(folded(last)) || particle.test(after) || answering.test(text.slice(Math.max(0, match.index - 60), match.index)) : isShouted(first) && isFamilyName(folded(first)) && !isShouted(last) && isFirst(last);
    if (isPair && !isBody(text, match.index) && !bodyAfter.test(after.replace(/^\s+\S+/u, ""))) return true;
  }
  return false;
}

const isFirst = (word: string): boolean => folded(word).split("-").every(isFirstName);

/** Is it the name of a hospital, a street, an illness? Several first names may stand before: Georges-François Leclerc. */
function isBody(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  const [, earlier, word] = /^([\s\S]*?)(\p{Lu}\p{Ll}+)\s+$/u.exec(before) ?? [];
  return bodyBefore.test(before) || (word !== undefined && isFirst(word) && bodyBefore.test(earlier ?? ""));
}
