import { firstNamesIn, inGiven, mailsIn, namesIn, nirsIn, phonesIn, searched, type SearchedText, type Span } from "../../../kernel/text/personal/index.ts";

/** What may tell who wrote a text, or of whom it speaks. */
export const findingKinds = ["name", "email", "phone", "identifier", "place"] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding extends Span {
  readonly kind: FindingKind;
  /** As it stands in the text. */
  readonly text: string;
}

const unit = /(?<![\p{L}\d])(?:(?:UMR(?:[-_ ]?S)?|UMS|UAR|US|U|CIC|ERL|EA|IFR)[ _-]?\d{1,4}|[uU]nité(?: [a-zé]+)?(?: n[°o])? ?\d{1,4}|CIC(?:-[A-Z]{1,3})? ?\d{2,4})(?![\p{L}\d])/gu;
const numbered = /(?<![\p{L}\d])(?:matricule|badge|bureau|porte|poste|salle|étage|room|office|floor)\s(?:n[°o]\s?)?[A-Z]?\d[\w.-]*/giu;
/** A body by its kind and its own name: « hôpital Necker », « laboratoire de Sophie », “University of Lyon”. */
const body = /(?<![\p{L}\d])(?:h[oô]pital|hospital|CHR?U|clinique|clinic|universit[eéy]|laborato(?:ire|ry)|[eé]quipe|team|service|plateforme|platform|d[eé]l[eé]gation(?: r[eé]gionale)?|campus|site)\s(?:(?:de|du|des|of|the|la|le)\s|d[’']|l[’'])*\p{Lu}[\p{L}\d’'-]+(?:[\s-](?:(?:de|du|des|la|le|et)[\s-])?\p{Lu}[\p{L}\d’'-]*){0,3}/gu;
const town = /(?<=(?<![\p{L}\d])(?:[àÀ]|basée? à|in|at)\s)(?!(?:Inserm|ANR|CNRS|INRAE|CEA|HAL|Europe|France|Internet|PubMed|Teams|Zoom|English|French|January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L}))\p{Lu}\p{Ll}+(?:[- ](?:(?:en|sur|sous|la|le|les|de|du)[- ])?\p{Lu}\p{Ll}+){0,3}/gu;
const street = /(?<![\p{L}\d])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|route|quai|cours)\s[^,.;\n]{2,50}/giu;
const identifier = /(?<![\w])(?:\d{4}-){3}\d{3}[\dX](?![\w])|(?<![\w@])@[A-Za-z0-9_]{3,30}(?![\w.])/gu;

function* by(pattern: RegExp, { text }: SearchedText): Generator<Span> {
  for (const match of text.matchAll(pattern)) yield { start: match.index, end: match.index + match[0].length };
}

const finders: readonly (readonly [FindingKind, (read: SearchedText) => Iterable<Span>])[] = [
  ["email", mailsIn],
  ["phone", phonesIn],
  ["identifier", nirsIn],
  ["identifier", (read) => by(identifier, read)],
  ["name", (read) => namesIn(read)],
  ["name", firstNamesIn],
  ["place", (read) => by(unit, read)],
  ["place", (read) => by(numbered, read)],
  ["place", (read) => by(body, read)],
  ["place", (read) => by(town, read)],
  ["place", (read) => by(street, read)],
];

/**
 * What in a free text looks like a name, a mail address, a telephone or other number of one person, a unit or a place, in
 * order and without overlap. Takes too much rather than too little: the person decides, here before sending, of each.
 * Pure, so that it runs on the device of whoever writes, and nothing leaves for it.
 */
export function scanText(text: string): Finding[] {
  const read = searched(text);
  const all = finders.flatMap(([kind, find]) => inGiven(read, [...find(read)]).map((span) => ({ ...span, kind })));
  const kept: Finding[] = [];
  for (const { kind, start, end } of all.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || start >= last.end) kept.push({ kind, start, end, text: text.slice(start, end) });
    else if (end > last.end) kept[kept.length - 1] = { ...last, end, text: text.slice(last.start, end) };
  }
  return kept;
}

/** What stands in place of what is masked. */
export const mask = "[…]";

/** The text with these findings masked; the rest stays as it is. */
export function masked(text: string, findings: readonly Span[]): string {
  let result = "";
  let at = 0;
  for (const { start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, Math.max(at, start)) + (start >= at ? mask : "");
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}
