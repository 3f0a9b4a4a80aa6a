import type { Measure, Part, Target } from "../../../../indicators/index.ts";
import { definitionOf, lineText, type CheckContext } from "../context.ts";
import { contradiction, type Contradiction } from "../contradiction.ts";
import { amountIn } from "../text/print.ts";
import { plain, stems } from "../text/words.ts";

/** Targets held against their own baselines: on the wrong side, equal though strict, of another unit or perimeter. */
export function checkBaselines(context: CheckContext): Contradiction[] {
  const found = context.targets.flatMap(({ target, measure, part }) => {
    if (measure === null || target.role !== "commitment") return [];
    return [...checkSide(target, measure), ...checkInferred(target, measure, part, indicatorTitleOf(context, part)), ...checkSameThing(context, target, measure, part)];
  });
  // Two measures of one part stand on the same lines: what is said of their programme is said once.
  return found.filter((one, index) => !found.slice(0, index).some((other) => other.message.fr === one.message.fr));
}

const upwards: readonly Target["comparator"][] = ["at-least", "more-than", "keep-at-or-above", "between"];
const downwards: readonly Target["comparator"][] = ["at-most", "less-than", "rank-at-most"];

function checkSide(target: Target, measure: Measure): Contradiction[] {
  const { baseline } = measure;
  // A total of the previous period and a bound ("> 3 ans") are not origins: nothing can be on their wrong side.
  if (baseline.kind !== "value" || target.value === null || target.scope.kind === "cumulated") return [];
  if (target.unit.kind !== measure.unit.kind) return [];
  const before = amountIn(baseline.value, measure.unit);
  const aim = amountIn(target.value, target.unit);
  const lines = [...baseline.lines, ...target.lines];
  const up = upwards.includes(target.comparator);
  const behind = up ? target.value < baseline.value : downwards.includes(target.comparator) && target.value > baseline.value;
  if (behind) {
    return [
      contradiction(
        "target-behind-baseline",
        "remark",
        {
          fr: `${measure.key} : la cible (${aim.fr}) est en deçà de la valeur de départ (${before.fr} en ${baseline.year}) ; elle se lit comme un ${up ? "plancher" : "plafond"}, pas comme un progrès.`,
          en: `${measure.key}: the target (${aim.en}) is behind the baseline (${before.en} in ${baseline.year}); it reads as a ${up ? "floor" : "ceiling"}, not as progress.`,
        },
        lines,
        [measure.key],
      ),
    ];
  }
  if (target.strict && target.value === baseline.value) {
    return [
      contradiction(
        "target-equals-baseline",
        "remark",
        {
          fr: `${measure.key} : la cible doit ${up ? "dépasser" : "descendre sous"} ${aim.fr}, qui est la valeur de départ de ${baseline.year} ; rester égal ne suffit pas.`,
          en: `${measure.key}: the target must ${up ? "exceed" : "go below"} ${aim.en}, which is the baseline of ${baseline.year}; staying equal is not enough.`,
        },
        lines,
        [measure.key],
      ),
    ];
  }
  return [];
}

/** What is to be brought down: where these words stand, a target under its baseline is no surprise. */
const better =
  /delai|duree|temps (?:moyen|d'attente|de (?:traitement|passage|reponse|attente|trajet))|echec|erreur|rejet|absen|vacan|retard|refus|abandon|attrition|cout|depense|charges de (?:personnel|fonctionnement)|consommation|emission|dechet|dette|deficit|accident|incident|sinistre|litige|plainte|reclamation|mortalite|deces|infection|rotation|turn-?over|dependance|empreinte|carbone|energie|ecart|inegalit|impaye|vetuste|nombre de jours|baisse|reduction|reduire|diminu|limit|papier|perte|fraude|pollu|risque|vulnerab|non[- ]/u;
const saysDown = /[<≤]|au plus|maxim|inferieure?s?|moins|baiss|redu|dimin|limit|ne pas|plafon|jusqu|abaiss|ramen/u;

/** A bare number under its baseline was read as a ceiling; nothing in the contract says that less is better. */
function checkInferred(target: Target, measure: Measure, part: Part, title: string): Contradiction[] {
  const { baseline } = measure;
  if (baseline.kind !== "value" || target.value === null || target.written === null || target.comparator !== "at-most") return [];
  if (target.value >= baseline.value || target.unit.kind !== measure.unit.kind || saysDown.test(plain(target.written))) return [];
  if (better.test(plain(`${title} ${definitionOf(part)} ${measure.name.fr}`))) return [];
  const before = amountIn(baseline.value, measure.unit);
  const aim = amountIn(target.value, target.unit);
  return [
    contradiction(
      "target-behind-baseline",
      "remark",
      {
        fr: `${measure.key} : la cible (${aim.fr}) est en deçà de la valeur de départ (${before.fr} en ${baseline.year}), et rien ne dit que la valeur doit baisser.`,
        en: `${measure.key}: the target (${aim.en}) is below the baseline (${before.en} in ${baseline.year}), and nothing says that the value should go down.`,
      },
      [...baseline.lines, ...target.lines],
      [measure.key],
    ),
  ];
}

function indicatorTitleOf(context: CheckContext, part: Part): string {
  return context.parts.find((one) => one.part === part)?.indicatorTitle ?? "";
}

/** Compares the words that stand with the baseline and with the target: what is counted, and of which programme. */
function checkSameThing(context: CheckContext, target: Target, measure: Measure, part: Part): Contradiction[] {
  const { baseline } = measure;
  if (baseline.kind === "none") return [];
  const baselineText = baseline.lines.map((line) => lineText(context, line)).join(" ") || (baseline.note?.fr ?? "");
  const targetText = target.lines.map((line) => lineText(context, line)).join(" ") || (target.written ?? "");
  const lines = [...baseline.lines, ...target.lines];
  const several = part.measures.length > 1;
  const before = chunkOf(baselineText, measure, several);
  const after = chunkOf(targetText, measure, several);
  const found: Contradiction[] = [];
  const programme = programmesIn(baselineText).filter((one) => !plain(targetText).includes(plain(one)));
  if (programme.length > 0) {
    const next = programmesIn(targetText).join(", ");
    found.push(
      contradiction(
        "perimeter-differs-from-baseline",
        "remark",
        {
          fr: `${part.code} : la valeur de départ porte sur ${programme.join(", ")}, la cible sur ${next === "" ? "la période qui suit" : next} ; le périmètre n’est pas le même.`,
          en: `${part.code}: the baseline is about ${programme.join(", ")}, the target about ${next === "" ? "the period after" : next}; the perimeter is not the same.`,
        },
        lines,
        [part.code],
      ),
    );
  }
  const counted = { before: countedNoun(before), after: countedNoun(after) };
  if (measure.unit.kind === "count" && counted.before !== "" && counted.after !== "" && !shareStem(counted.before, counted.after)) {
    found.push(
      contradiction(
        "unit-differs-from-baseline",
        "remark",
        {
          fr: `${measure.key} : la valeur de départ compte « ${counted.before} », la cible « ${counted.after} ».`,
          en: `${measure.key}: the baseline counts “${counted.before}”, the target “${counted.after}” (words of the document).`,
        },
        lines,
        [measure.key],
      ),
    );
  }
  return found;
}

/** Of a line with several figures ("… abonnés/9 millions de visites/…"), the piece that is about this measure. */
function chunkOf(text: string, measure: Measure, several: boolean): string {
  const after = text.replace(/\*\*/gu, "").replace(/^[^:]*:\s*/u, "");
  if (!several) return after;
  const wanted = new Set(stems(measure.name.fr));
  const chunks = after.split(/[/;]/u).map((one) => ({ one, score: stems(one).filter((word) => wanted.has(word)).length }));
  const best = chunks.sort((a, b) => b.score - a.score)[0];
  return best === undefined || best.score === 0 ? "" : best.one.trim();
}

/** The noun counted, as written: what follows the number up to the next small word. "2 millions d'audience cumulée pour…" is "audience cumulée". */
function countedNoun(chunk: string): string {
  const text = chunk.replace(/\([^)]*\)/gu, "").replace(/\s+/gu, " ").trim();
  const found =
    /^[<>≥≤]? ?(?:environ |entre .* et )?\d[\d ,]*(?:millions?|milliards?)? ?(?:de |d['’])?(?<noun>\p{L}+(?: \p{L}+){0,2}?)(?= (?:pour|sur|dans|de|du|des|d['’]|à|au|par|entre|issue?s?)(?!\p{L})|[^\p{L} ]|$)/u.exec(text);
  return found?.groups?.["noun"] ?? "";
}

function shareStem(left: string, right: string): boolean {
  const other = new Set(stems(right));
  const one = stems(left);
  return one.length === 0 || other.size === 0 || one.some((word) => other.has(word));
}

/** European framework programmes and names of that kind: "H2020", "Horizon Europe", "Interreg 2020". */
function programmesIn(text: string): string[] {
  const clean = text.replace(/\*\*/gu, "").replace(/^[^:]{0,80}\d{4}[^:]{0,12}:/u, "");
  const found = clean.match(/\bH20\d\d\b|\bHorizon (?:20\d\d|Europe)\b|\bFP\d\b|\b\p{Lu}\p{Ll}{3,}\+? 20\d\d\b|\bPIA ?\d\b/gu) ?? [];
  return [...new Set(found)].filter((one) => !labelWords.test(plain(one)));
}

/** "Référence 2020" and "Cible 2025" name a column or a label, no programme. */
const labelWords = /^(?:valeur|cible|reference|objectif|resultat|realis|situation|depart|niveau|annee|periode|execution|constat|prevision|attendu|projet|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|contrat)/u;
