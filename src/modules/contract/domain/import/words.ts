/** The text without accents and in lower case; as long as the text itself for everything French writes. */
export function fold(text: string): string {
  return text.normalize("NFC").replace(/[\u0080-\uFFFF]/g, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, "") || letter).toLowerCase();
}

/** ASCII words joined by hyphens: "fonds levés" is `fonds-leves`. */
export function slug(text: string): string {
  return fold(text).replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

const emptyWords = new Set(
  ("a au aux avec ce ces cette dans de des du en entre et est ete etre la le les leur leurs lors ne ou par pas plus pour que qui sa se ses " +
    "son sous sur un une vers l d s n c qu dont the of and in for to").split(" "),
);
const prepositions = new Set("a au aux avec chez dans de des du en entre et ou par pour sous sur vers d dont issu issus issue issues".split(" "));
/** Words that say how something is counted, not what. */
const countingWords = new Set(
  "nombre part parts taux pourcentage proportion volume montant total cumul cumule cumules cumulee cumulees moyenne annuel annuelle annuels annuelles valeur".split(" "),
);

/** The words that carry meaning, folded: for comparing two names of one thing. */
export function contentWords(text: string): readonly string[] {
  return fold(text)
    .split(/[^a-z0-9œ]+/)
    .filter((word) => word.length > 1 && !emptyWords.has(word));
}

/** How far two texts name the same thing: the share of common content words in the shorter one, 0 to 1. */
export function likeness(one: string, other: string): number {
  const first = new Set(contentWords(one));
  const second = new Set(contentWords(other));
  const common = [...first].filter((word) => second.has(word)).length;
  const shorter = Math.min(first.size, second.size);
  return shorter === 0 ? 0 : common / shorter;
}

/** First noun group of a definition: "nombre de cohortes hébergées par…" is `cohortes hébergées`. */
export function headWords(text: string): string {
  const words = text.replace(/\([^()]*\)/g, " ").split(/[\s/]+/).flatMap((word) => {
    const elided = /^([ldnsLDNS]|qu)'(.+)$/.exec(word);
    return elided === null ? [word] : [elided[1] ?? "", elided[2] ?? ""];
  });
  const taken: string[] = [];
  for (const word of words) {
    const key = fold(word).replace(/[^a-z0-9œ-]/g, "");
    if (taken.length === 0 ? key === "" || emptyWords.has(key) || countingWords.has(key) || /^evolution$/.test(key) : prepositions.has(key) || key === "") {
      if (taken.length === 0) continue;
      break;
    }
    if (countingWords.has(key)) continue;
    taken.push(word.replace(/[,;.:]+$/, ""));
    if (/[,;:.]$/.test(word) || taken.length === 3) break;
  }
  return taken.join(" ");
}

/** The noun alone: `cohortes hébergées` is `cohortes`. */
export function headNoun(text: string): string {
  return headWords(text).split(" ")[0] ?? "";
}

/** These keep "al" or "eu" and take an s. */
const regular = /^(?:bal|carnaval|chacal|festival|recital|regal|pneu|bleu)$/;

/** A French noun in the plural: `essai` is `essais`, `journal` is `journaux`. Compounds, acronyms, symbols ("km", "ha") and what ends in s, x or z stay. */
export function plural(noun: string): string {
  if (!/^\p{L}\p{Ll}{2,}$/u.test(noun) || !/[aeiouy]/.test(fold(noun)) || /[sxz]$/.test(noun)) return noun;
  if (regular.test(fold(noun))) return `${noun}s`;
  if (noun.endsWith("al")) return `${noun.slice(0, -2)}aux`;
  return /e(?:au|u)$/.test(noun) ? `${noun}x` : `${noun}s`;
}

/**
 * A short stable word for one of several series of a part: its proper names ("part en France" is `france`, "abonnés
 * Twitter" is `twitter`, "Top 10 %" is `top-10`) or an internet name ("inserm.fr" is `inserm-fr`), else its first noun group.
 */
export function seriesSlug(label: string): string {
  const names = [...label.matchAll(/(?<![\p{L}\d'-])(\p{Lu}\p{Ll}+(?:[ -](?:\p{Lu}\p{Ll}+|\d+))*)/gu)].map((found) => found[1] ?? "");
  const proper = names.filter((name) => label.indexOf(name) > 0 || names.length === 1);
  const first = proper.find((name) => !countingWords.has(fold(name.split(" ")[0] ?? "")));
  if (first !== undefined) return slug(first);
  const site = /[\p{Ll}\d-]{2,40}\.(?:fr|eu|org|com|net)(?![\p{L}])/u.exec(label);
  return slug(site === null ? headWords(label) : site[0]);
}

/** The beginning of a definition, short enough to be a name: up to its first pause, 90 characters at most. */
export function opening(text: string): string {
  const first = text.split(/[\n;:(]|, /)[0]?.trim() ?? "";
  if (first.length <= 90) return first;
  const cut = first.lastIndexOf(" ", 88);
  return `${first.slice(0, cut === -1 ? 88 : cut)}…`;
}
