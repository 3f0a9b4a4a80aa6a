/** Words that say nothing about a subject. Without accents, as `plain` leaves them. */
const emptyWords = new Set(
  (
    "au aux avec ce ces cet cette dans de des du elle elles en entre est et etre eux il ils la le les leur leurs lors mais " +
    "meme mise ne ni non nos notamment notre nous on ont ou par pas plus pour pres qu que quel qui sa sans se sera seront ses si " +
    "soit son sont sous sur toute tous tout une un uns vers voir vos votre dont afin ainsi aussi comme chaque avoir fait " +
    "definition valeur valeurs cible indicateur indicateurs action actions objectif objectifs nombre taux part annee annees " +
    "ans mois jours periode cumul cumule cumulee cumulees cumules moyenne stock maximum minimum environ suivi suivie suivis suivies evalue " +
    "evaluee grace mesure mesuree atteindre vise viser contrat comp cadre matiere titre issus issu issues ete"
  ).split(" "),
);

/** Lower case, no accents, no Markdown or HTML marks, plain apostrophes and spaces. */
export function plain(text: string): string {
  return text
    .replace(/<[^<>]*>/gu, " ")
    .replace(/[*_`#]/gu, "")
    .replace(/[’ʼ]/gu, "'")
    .replace(/[œŒ]/gu, "oe")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}

/**
 * The stem by which two forms of a word are held to be one: no plural, at most eight letters.
 * Crude, and enough to compare a sentence with a definition: "publications" and "publication" meet, "public" stays apart.
 */
export function stem(word: string): string {
  const singular = word.length > 4 ? word.replace(/aux$/u, "al").replace(/(?:s|x)$/u, "").replace(/e$/u, "") : word;
  return singular.slice(0, 8);
}

/**
 * The stems of a text that carry a subject, in the order of the text. A compound ("start-up") is there whole, and by
 * its pieces: it tells more than they do. So does a name of two words with capitals ("Canal Détox").
 */
export function stems(text: string): string[] {
  const names = [...text.matchAll(/(?<!\p{L})(?=(\p{Lu}[\p{L}\d]+ \p{Lu}[\p{L}\d]+))/gu)].map((match) => plain(match[1] ?? "").replace(" ", "+"));
  const words = plain(text).split(/[^a-z0-9-]+/u);
  const single = words
    .flatMap((word) => (/^[a-z]+-[a-z]+$/u.test(word) ? [word.replace("-", ""), ...word.split("-")] : word.split("-")))
    .filter((word) => word.length >= 3 && !emptyWords.has(word) && !/^\d+$/u.test(word))
    .map(stem);
  return [...single, ...names];
}

/** How much each stem tells: 1 for a stem of one text, near zero for one of all texts. */
export interface Weights {
  weight(stem: string): number;
}

/** Weights learnt from a set of texts: logarithm of the number of texts over the number of those with the stem, 0 to 1. */
export function learnWeights(texts: readonly string[]): Weights {
  const spread = new Map<string, number>();
  for (const text of texts) for (const one of new Set(stems(text))) spread.set(one, (spread.get(one) ?? 0) + 1);
  const total = Math.max(texts.length, 2);
  return { weight: (one) => Math.log((total + 1) / (spread.get(one) ?? 1)) / Math.log(total + 1) };
}

/** The weight of the stems that both sides have. */
export function sharedWeight(left: Iterable<string>, right: ReadonlySet<string>, weights: Weights): number {
  let sum = 0;
  for (const one of new Set(left)) if (right.has(one)) sum += weights.weight(one);
  return sum;
}

/** The share of different stems that two texts have in common, 0 to 1; 1 for two empty texts. */
export function likeness(left: string, right: string): number {
  const one = new Set(stems(left));
  const other = new Set(stems(right));
  const union = new Set([...one, ...other]).size;
  if (union === 0) return 1;
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return common / union;
}

/** A title cut off by the end of a line begins as the other does: that is no difference. */
export function sameTitle(left: string, right: string): boolean {
  const [one, other] = [lettersOf(left), lettersOf(right)];
  return one.startsWith(other) || other.startsWith(one);
}

/** The letters and digits of a text, plain: what is left of it whatever its spaces and signs. */
export function lettersOf(text: string): string {
  return plain(text).replace(/[^a-z0-9]/gu, "");
}
