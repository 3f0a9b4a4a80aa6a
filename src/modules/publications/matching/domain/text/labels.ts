import type { Token } from "./signature-text.ts";

/** A label stated in a signature: `UMR_S 1016`. */
export interface LabelMention {
  readonly prefix: string;
  readonly number: string;
  /** With the next number, where spaces may have parted one: `10 16`. */
  readonly longerNumber: string | null;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** How people write each prefix, as folded words; the first is that of the register. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  UMR_S: ["umr s", "umrs", "s umr", "unite mixte recherche s", "umr sante"],
  UMR: ["umr", "unite mixte recherche", "unite mixte de recherche", "joint research unit", "mixed research unit", "umrt"],
  U: ["u", "unite", "unit", "unite de recherche inserm", "research unit", "unite recherche"],
  CIC: ["cic", "cic p", "cicp", "cic ec", "cicec", "cic it", "cicit", "cic bt", "cicbt", "cbt", "cic pt", "cie", "cit", "centre investigation clinique", "centre d investigation clinique", "clinical investigation center", "clinical investigation centre", "centre of clinical investigation", "center of clinical investigation", "clinical investigations centre", "clinical investigations center", "clinical research center"],
  US: ["us", "unite de service", "unite service"],
  UAR: ["uar"],
  UMS: ["ums", "ums s", "unite mixte de service", "unite mixte service"],
  USR: ["usr"],
  UAS: ["uas"],
  EA: ["ea", "equipe accueil", "equipe d accueil", "e a"],
  UR: ["ur", "urp", "ulr", "upres ea", "unite de recherche"],
  UPR: ["upr"],
  FRE: ["fre"],
  ERL: ["erl"],
  EMR: ["emr"],
  ERI: ["eri"],
  UMI: ["umi"],
  IRL: ["irl"],
  USC: ["usc"],
  UMR_A: ["umr a", "umra"],
  UMR_D: ["umr d", "umrd"],
  UMR_T: ["umr t", "umrt"],
  UMR_I: ["umr i"],
  UMR_E: ["umr e", "umre"],
  UMR_C: ["umr c"],
  UMR_M: ["umr m", "umr md", "umr ma"],
  UM: ["um"],
  UA: ["ua"],
  UE: ["ue"],
  FR: ["fr", "federation de recherche", "frc", "fru", "fed"],
  SFR: ["sfr", "sf"],
  IFR: ["ifr"],
  GDR: ["gdr"],
  INSERM: ["inserm"],
  CNRS: ["cnrs"],
};
const byWords = new Map<string, string>(Object.entries(spellings).flatMap(([prefix, all]) => all.map((words) => [words, prefix] as const)));
const longest = 5;
/** Words that may stand between the prefix and its number: the body, and signs for "number". */
const between = new Set(["inserm", "cnrs", "inrae", "inra", "ird", "cea", "inria", "ap", "hp", "n", "no", "nr", "num", "numero", "number", "pasteur", "mixte"]);
/** After one of these a number is that of a street, a box or a room. */
const notPrefix = new Set(["bp", "cs", "box", "room", "ms", "tsa", "cedex", "postal"]);

/** Before one of these a number is that of a house, or of a rank. */
const streets = /^(?:rue|avenue|av|bd|boulevard|place|allee|cours|chemin|route|quai|street|road|bis|ter|th|nd|rd|st)$/;

/** Prefixes that writers take for one another, with how near they are: 1 the same, 0.8 near. */
const families: readonly (readonly string[])[] = [["U", "UMR_S", "UMR", "INSERM"], ["CIC", "INSERM"], ["UMR", "CNRS"], ["UPR", "CNRS"], ["UMR_S", "UMS"], ["UMR", "UMR_A"], ["UMR", "UMR_D"], ["UMR", "UMR_T"], ["UMR", "UMR_I"], ["UMR", "UMR_E"], ["UMR", "UMR_C"], ["UMR", "UMR_M"], ["UMR_S", "UMR", "FRE", "ERL"], ["US", "UMS", "UAR", "USR", "UAS"], ["EA", "UR"], ["FR", "SFR", "IFR"]];

export function nearness(written: string, held: string): 0 | 0.8 | 1 {
  if (written === held) return 1;
  if ((written === "U" && held === "UMR_S") || (written === "UMR_S" && held === "U")) return 1;
  return families.some((family) => family.includes(written) && family.includes(held)) ? 0.8 : 0;
}

/** Is this a kind of unit and no more: `CIC`, `Centre d'investigation clinique`? */
export function isPrefix(text: string): boolean {
  const prefix = /\d/.test(text) ? undefined : byWords.get(text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z]+/g, " ").trim());
  return prefix !== undefined && prefix !== "INSERM" && prefix !== "CNRS";
}

/** The prefix of a label of the register in the words of this table (`CIC-EC` is `CIC`, `UMR_MD` is `UMR_M`). */
export function foldPrefix(prefix: string): string {
  return byWords.get(prefix.toLowerCase().replace(/[^a-z]+/g, " ").trim()) ?? prefix;
}

/**
 * Labels that a signature states. A number alone is never one; neither is one of five digits (a postal code), nor one that
 * opens an address (`12 rue`). `U1016`, `U. 1016`, `UMR-S1138`, `UMR CNRS 7104`, `CIC-P 1408`, `Inserm 1026` are.
 */
export function findLabels(tokens: readonly Token[], clean: string): readonly LabelMention[] {
  const found: LabelMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || !token.number || token.text.length > 4) continue;
    const mention = labelAt(tokens, at, clean) ?? furtherNumber(tokens, at, found.at(-1), clean);
    if (mention !== null) found.push(mention);
  }
  return found;
}

function labelAt(tokens: readonly Token[], at: number, clean: string): LabelMention | null {
  const digits = tokens[at];
  if (digits === undefined) return null;
  let last = at - 1;
  // Over the words that may stand between; a piece boundary is never crossed.
  const follows = (index: number): boolean => {
    const [one, next] = [tokens[index], tokens[index + 1]];
    if (one === undefined || next === undefined || one.number || one.segment !== digits.segment) return false;
    if (next.gap !== "break") return true;
    return /^[\s\u00a0._:°º#()–—-]*$/.test(clean.slice(one.end, next.start));
  };
  let skipped = 0;
  let known: { prefix: string; from: number } | null = null;
  while (last >= 0 && skipped <= 4) {
    if (!follows(last)) break;
    const direct = prefixEnding(tokens, last, follows);
    const word = tokens[last]?.text ?? "";
    if (direct !== null && (direct.prefix !== "INSERM" && direct.prefix !== "CNRS")) { known = direct; break; }
    if (direct !== null) known ??= direct;
    if (!between.has(word)) break;
    last -= 1;
    skipped += 1;
  }
  // `CNRS 75` and `Inserm 5` are no labels: bodies alone go with numbers of three digits or more.
  if (known === null || ((known.prefix === "INSERM" || known.prefix === "CNRS") && digits.text.length < 3)) return null;
  if (notPrefix.has(tokens[known.from - 1]?.text ?? "")) return null;
  if (known.prefix === "FR" && !/^(?:FR|FED|F[ée]d)/.test(clean.slice(tokens[known.from]?.start, (tokens[known.from]?.start ?? 0) + 3))) return null;
  if ((known.prefix === "U" || known.prefix === "US" || known.prefix === "EA" || known.prefix === "UR") && !capital(tokens[known.from], clean)) return null;
  const next = tokens[at + 1];
  if (next !== undefined && !next.number && next.gap === "none" && next.text.length > 1) return null;
  if (next !== undefined && streets.test(next.text) && next.gap !== "break") return null;
  const longer = next !== undefined && next.number && next.gap === "space" && digits.text.length + next.text.length <= 4 ? `${digits.text}${next.text}` : null;
  return {
    prefix: known.prefix, number: digits.text.replace(/^0+(?=\d)/, ""), longerNumber: longer, from: known.from, to: at,
    start: tokens[known.from]?.start ?? digits.start, end: digits.end,
  };
}

/** `Inserm 1198 et 1298`: a number as long as that of the label just before it, to which its prefix goes on. */
function furtherNumber(tokens: readonly Token[], at: number, before: LabelMention | undefined, clean: string): LabelMention | null {
  const [digits, held, next] = [tokens[at], tokens[before?.to ?? -1], tokens[at + 1]];
  if (before === undefined || digits === undefined || held === undefined || digits.text.length < 3 || digits.text.length !== held.text.length) return null;
  if (!/^\s*(?:et|and|&|\+|\/)\s*$/i.test(clean.slice(held.end, digits.start))) return null;
  if (next !== undefined && !next.number && (next.gap === "none" || streets.test(next.text))) return null;
  return { prefix: before.prefix, number: digits.text.replace(/^0+(?=\d)/, ""), longerNumber: null, from: at, to: at, start: digits.start, end: digits.end };
}

function capital(token: Token | undefined, clean: string): boolean {
  if (token === undefined) return false;
  const written = clean.slice(token.start, token.end);
  return written.length > 3 || written[0] !== written[0]?.toLowerCase() || token.text === "u";
}

/** The longest prefix that ends at this token. */
function prefixEnding(tokens: readonly Token[], last: number, follows: (index: number) => boolean): { prefix: string; from: number } | null {
  let best: { prefix: string; from: number } | null = null;
  let words = "";
  for (let from = last; from >= 0 && from > last - longest; from -= 1) {
    if (from < last && !follows(from)) break;
    const word = tokens[from]?.text ?? "";
    words = words === "" ? word : `${word} ${words}`;
    const prefix = byWords.get(words);
    if (prefix !== undefined) best = { prefix, from };
  }
  return best;
}
