import { withoutAccents } from "../fold.ts";
import { isFamilyName, isFirstName } from "./names.ts";
import type { SearchedText, Span } from "./searched.ts";

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
/** Bodies, places and illnesses bear names of people: what comes before tells. */
const bodyBefore = /(?:h[oô]pital|hospital|h[oô]pitaux|chu|chru|ch|centre|center|clinique|clinic|institut|institute|fondation|foundation|universit[eéy]|university|université|rue|avenue|boulevard|place|lycée|collège|prix|programme|syndrome|maladie|malattia|disease|score|scale|échelle|test|indice|index|laboratoire|laboratory|saint|st|site|groupe|group|consortium|loi|law)(?:\s+(?:de|du|des|d[’']|of|the|le|la|universitaire|hospitalier|hospitalière|régional))*[\s,:’'-]*$/iu;
const bodyAfter = /^(?:\s+\p{Lu}[\p{L}’'-]+){0,2}\s+(?:[Uu]niversit|[Hh]ospital|[Hh][oô]pital|[Ii]nstitut|[Cc]ollege|[Cc]entre|[Cc]enter|[Cc]linic|[Ff]oundation|[Ss]yndrome|[Ss]equence|[Dd]isease|[Ss]core|[Ss]cale|[Tt]est|[Ii]ndex|[Cc]riteria|[Bb]andage|[Ss]plint|[Pp]osition|[Mm]ethod)/u;
/** From a title on: `Dr. Falk Pharma`, `M. D. Anderson Cancer Center`. */
const titledBody = /^(?:(?:\p{Lu}[\p{L}.’'-]*|of|de)\s+){2,6}(?:[Hh]ospital|[Cc]ent(?:er|re)|[Cc]linic|[Ii]nstitut|[Uu]niversit|[Ff]oundation|[Ll]aborator|[Pp]harma|[Mm]emorial|[Tt]rust|[Ss]yndrome|[Dd]isease|[Ss]core|[Ss]cale|[Tt]est|[Ii]ndex|[Cc]riteria|[Bb]andage|[Ss]plint|[Pp]osition)/u;
/** What follows a title in names of germs, illnesses and measures: `M. Avium`, `Doctor Visits`. */
const notNames: ReadonlySet<string> = new Set(("tuberculosis avium bovis leprae abscessus kansasii pneumoniae genitalium hominis catarrhalis morganii marinum ulcerans smegmatis chelonae fortuitum intracellulare "
  + "crohn hodgkin parkinson alzheimer excel word science sc visit visits global assessment assessments diagnosed diagnosis rated rating ratings reported patient patients office appointment appointments consultation consultations communication emeritus nurse nurses prescribed confirmed recommended referral contact of on or and").split(" "));
/** In English `M.` and `MM.` are no titles: they end a sentence, or stand for an illness. */
const frenchTitle = /^MM?\./u;


const folded = (word: string): string => withoutAccents(word).toLowerCase();
const isShouted = (word: string): boolean => word === word.toUpperCase();
const isFirst = (word: string): boolean => folded(word).split("-").every(isFirstName);

/**
 * Names of people in running text: after a title, or a first name and a surname that are common. `titledOnly` where a
 * body may be called as its patron alone (Robert Debré, Gustave Roussy); in English `M.` is no title.
 */
export function* namesIn({ text }: SearchedText, { titledOnly = false, isEnglish = false }: { readonly titledOnly?: boolean; readonly isEnglish?: boolean } = {}): Generator<Span> {
  for (const match of text.matchAll(titled)) {
    const word = folded(match[1]?.split(/\s/)[0] ?? "");
    if (isEnglish && frenchTitle.test(match[0])) continue;
    if (titledBody.test(text.slice(match.index, match.index + 100))) continue;
    if (!notNames.has(word) && word.replace(/\.$/, "").length > 0 && !isBody(text, match.index)) yield { start: match.index, end: match.index + match[0].length };
  }
  if (titledOnly) return;
  for (const match of text.matchAll(shortTitle)) if (isFamilyName(folded(match[1] ?? ""))) yield { start: match.index, end: match.index + match[0].length };
  for (const match of text.matchAll(pair)) {
    const [first = "", last = ""] = match.slice(1);
    const after = text.slice(match.index + first.length);
    const isPair = isFirst(first) && !isShouted(first) ? isShouted(last) || isFamilyName(folded(last)) || particle.test(after) || answering.test(text.slice(Math.max(0, match.index - 60), match.index)) : isShouted(first) && isFamilyName(folded(first)) && !isShouted(last) && isFirst(last);
    if (!isPair || isBody(text, match.index) || bodyAfter.test(after.replace(/^\s+\S+/u, ""))) continue;
    const rest = particle.test(after) ? /^\s+\S+\s+[\p{L}’'-]+/u.exec(after) : /^\s+[\p{L}’'-]+/u.exec(after);
    yield { start: match.index, end: match.index + first.length + (rest?.[0].length ?? 0) };
  }
}

/** Known first names that stand alone with a capital: « demander à Sophie ». Months, flowers and the like may be among them. */
export function* firstNamesIn({ text }: SearchedText): Generator<Span> {
  for (const match of text.matchAll(/(?<![\p{L}\d-])\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?![\p{L}\d])/gu)) {
    if (isFirst(match[0]) && !isBody(text, match.index)) yield { start: match.index, end: match.index + match[0].length };
  }
}

/** Is it the name of a hospital, a street, an illness? Several first names may stand before: Georges-François Leclerc. */
function isBody(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  const [, earlier, word] = /^([\s\S]*?)(\p{Lu}\p{Ll}+)\s+$/u.exec(before) ?? [];
  return bodyBefore.test(before) || (word !== undefined && isFirst(word) && bodyBefore.test(earlier ?? ""));
}
