import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ExpandedModel } from "../../domain/model.ts";
import type { EmResult } from "../em/expectation-maximisation.ts";
import type { Values } from "../em/patterns.ts";
import { enoughMatches } from "./combine.ts";
import type { RandomRates } from "./random-pairs.ts";
import type { SessionPatterns } from "./sessions.ts";

interface Trained { readonly name: string; readonly session: SessionPatterns; readonly used: readonly boolean[]; readonly result: EmResult }

const warn = (code: string, field: string, fr: string, en: string): Issue => ({ code: `linkage.${code}`, severity: "warning", field, text: { fr, en } });
const percent = (share: number, language: Language): string => formatNumber(share * 100, language, { maximumFractionDigits: share < 0.01 ? 4 : 2 });
/** Sessions that differ by more than this many bits on a level that counts do not describe the same matches. */
const strongDisagreement = 4;
/** A comparison that agrees on more of the random pairs than this tells nothing. */
const nearlyAlways = 0.99;
/** A first level that another outweighs by more than this many bits is not the strongest. */
const outOfOrder = 3;

function sessionWarnings({ name, session, result }: Trained): Issue[] {
  const field = `training.${name}`;
  if (session.patterns.size === 0) return [warn("training-block-empty", field, `L’entraînement sur «\u202f${name}\u202f» n’a trouvé aucune paire\u202f: cette clé ne se retrouve pas deux fois.`, `Training on “${name}” found no pair: no key comes back.`)];
  const issues: Issue[] = [];
  if (!session.isAnchored && (result.share < 0.01 || result.share > 0.99)) {
    issues.push(warn("training-block-one-sided", field, `L’entraînement sur «\u202f${name}\u202f» contient ${percent(result.share, "fr")}\u202f% de vraies paires\u202f: en dehors de 1 à 99\u202f%, les valeurs apprises sont moins sûres.`, `Training on “${name}” holds ${percent(result.share, "en")}% of matches: outside 1 to 99%, what it learns is less sure.`));
  }
  if (!result.converged) issues.push(warn("training-not-converged", field, `L’entraînement sur «\u202f${name}\u202f» s’est arrêté après ${result.iterations} tours sans se stabiliser.`, `Training on “${name}” stopped after ${result.iterations} rounds without settling.`));
  return issues;
}

/** Health of what was learnt, for people: blocks with next to no match or next to nothing else, levels never seen, weights the wrong way round, sessions that disagree. */
export function trainingWarnings(model: ExpandedModel, results: readonly Trained[], values: Values, random: RandomRates): Issue[] {
  const issues = results.flatMap(sessionWarnings);
  if (results.length > 0 && results.every((one) => one.session.patterns.size === 0)) {
    issues.push(warn("nothing-to-learn-from", "training", "Aucune paire n’est rapprochée par les règles\u202f: il n’y a rien à apprendre, et sans doute rien à apparier. Vérifiez que les deux fichiers écrivent les mêmes choses.", "The rules bring no pair together: there is nothing to learn from, and likely nothing to link. Check that both files write the same things."));
  }
  model.comparisons.forEach((comparison, c) => {
    const field = `comparisons.${comparison.name}`;
    const label = comparison.name;
    const own = values[c] ?? [];
    const trained = results.filter((one) => one.used[c] === true && one.result.matches >= enoughMatches);
    if (trained.length === 0 && comparison.levels.some((level) => level.m === undefined)) {
      issues.push(warn("comparison-never-trained", field, `«\u202f${label}\u202f» n’a été entraînée par aucune session\u202f: ses valeurs de départ sont employées. Ajoutez une session qui ne porte pas sur ses colonnes.`, `“${label}” was trained by no session: its start values are used. Add a session on other columns.`));
    }
    if (random.rates[c] === null) issues.push(warn("comparison-without-values", field, `«\u202f${label}\u202f»\u202f: aucune paire n’a de valeur des deux côtés\u202f; elle ne pèse rien.`, `“${label}”: no pair has a value on both sides; it weighs nothing.`));
    const unseen = comparison.levels.filter((level, l) => level.m === undefined && trained.length > 0 && trained.every((one) => (one.result.values[c]?.[l]?.m ?? 1) * one.result.matches < 0.5));
    if (unseen.length > 0) issues.push(warn("level-never-observed", field, `«\u202f${label}\u202f»\u202f: jamais observé parmi les vraies paires\u202f: ${unseen.map((level) => `«\u202f${level.label.fr}\u202f»`).join(", ")}. Compté comme une demi-paire.`, `“${label}”: never observed among matches: ${unseen.map((level) => `“${level.label.en}”`).join(", ")}. Counted as half a pair.`));
    const isAlike = comparison.levels.length > 1 && (random.rates[c]?.[0] ?? 0) > nearlyAlways && (own[0]?.m ?? 0) > 0.5;
    if (isAlike) issues.push(warn("comparison-tells-nothing", field, `«\u202f${label}\u202f»\u202f: presque toutes les lignes portent la même valeur\u202f; elle ne distingue personne.`, `“${label}”: nearly all rows hold the same value; it tells nobody apart.`));
    const bits = own.map((level, l) => unseen.some((one) => one === comparison.levels[l]) ? null : Math.log2(level.m / level.u));
    const [best = null, ...weaker] = bits;
    if (!isAlike && trained.length > 0 && best !== null && weaker.some((other) => other !== null && other > best + outOfOrder)) {
      issues.push(warn("levels-out-of-order", `${field}.0`, `«\u202f${label}\u202f»\u202f: le premier niveau pèse moins qu’un niveau écrit après lui. Vérifiez l’ordre des niveaux, et ce qu’ils mesurent.`, `“${label}”: the first level weighs less than one written after it. Check the order of the levels, and what they measure.`));
    }
    comparison.levels.forEach((level, l) => {
      const [m, u] = [own[l]?.m ?? 1, own[l]?.u ?? 1];
      const told = trained.map((one) => Math.log2((one.result.values[c]?.[l]?.m ?? 1)));
      if (m > 0.01 && told.length > 1 && Math.max(...told) - Math.min(...told) > strongDisagreement) issues.push(warn("sessions-disagree", `${field}.${l}`, `«\u202f${label}\u202f», niveau «\u202f${level.label.fr}\u202f»\u202f: les sessions donnent des valeurs très différentes\u202f; la médiane est retenue.`, `“${label}”, level “${level.label.en}”: the sessions give very different values; the median is kept.`));
      if (l === 0 && comparison.levels.length > 1 && !isAlike && trained.length > 0 && m < u) issues.push(warn("level-inverted", `${field}.0`, `«\u202f${label}\u202f»\u202f: l’accord est plus fréquent parmi les paires quelconques que parmi les vraies\u202f; il compte contre l’appariement.`, `“${label}”: agreement is more frequent among random pairs than among matches; it counts against the link.`));
    });
  });
  return issues;
}
