import type { Target } from "../../../../indicators/index.ts";
import type { CheckContext, TargetSubject } from "../context.ts";
import { contradiction, type Contradiction } from "../contradiction.ts";
import { readFigures, type Bound, type Figure } from "../text/figures.ts";
import { amountIn } from "../text/print.ts";
import { sentences, type Block, type Sentence } from "../text/sections.ts";
import { plain, sharedWeight, stems } from "../text/words.ts";
import { normalCode } from "./references.ts";

/** A sentence that promises: without one of these a number is a description, not a commitment. */
const promise =
  /\bvise(?:nt|r|ra)?\b|\bvisee?s?\b|atteindre|atteindra|objectif|d'ici|horizon 20\d\d|\bcible|a hauteur de|permettra|delai|s'engage|porter(?:a)? |passera|engage a|\ben 20[2-9]\d|consiste/u;
/** What a sentence must share with a target: the weight of common words, in the scale of `learnWeights`. */
const enoughShared = 1.3;
/** Two numbers further apart than this are not taken for two versions of one target. */
const sameTargetRatio = 2.2;
/** Where the sentence names the indicator itself, a slip of a digit still shows. */
const namedTargetRatio = 6;

/** Numbers promised by the text of actions and objectives, held against the targets of the list of indicators. */
export function checkTargetsInText(context: CheckContext): Contradiction[] {
  if (context.document === null) return [];
  const document = context.document;
  const found: Contradiction[] = [];
  for (const block of context.blocks.filter((one) => one.kind !== "front")) {
    for (const sentence of sentences(document, block.from, block.to)) {
      const text = plain(sentence.text);
      if (!promise.test(text)) continue;
      const figures = readFigures(sentence.text);
      for (const index of figures.keys()) {
        const one = compare(context, block, text, figures, index, sentence);
        if (one !== null && !found.some((other) => other.message.fr === one.message.fr)) found.push(one);
      }
    }
  }
  return found;
}

function compare(context: CheckContext, block: Block, text: string, figures: readonly Figure[], index: number, sentence: Sentence): Contradiction | null {
  const at = sentence.lines;
  const figure = figures[index];
  if (figure === undefined) return null;
  const candidates = context.targets
    .filter(({ target }) => target.value !== null && sameUnit(figure, target))
    .map((subject) => ({ subject, named: isNamed(context, subject, block, sentence.paragraph), score: score(context, subject, block, text, figures, index) }))
    .map((one) => (one.named && one.score > 0 ? { ...one, score: one.score + enoughShared } : one))
    .filter(({ subject, named, score }) => score >= enoughShared && nounFits(figure, subject) && sameOrder(figure, subject.target, named ? namedTargetRatio : sameTargetRatio))
    .sort((a, b) => b.score - a.score);
  const best = candidates[0];
  if (best === undefined) return null;
  // A due year of its own makes another promise: "twelve by 2024" does not contradict "twenty in 2025".
  const year = /(?:d'ici|horizon|en|fin)(?: a| l'| fin| la fin de)? ?(20\d\d)/u.exec(text)?.[1];
  if (year !== undefined && Number(year) !== best.subject.target.dueYear && !text.includes(`-${best.subject.target.dueYear}`)) return null;
  if (candidates.some(({ subject, score }) => score > best.score * 0.7 && agrees(figure, subject))) {
    return strictnessDiffers(figure, candidates.find((one) => agrees(figure, one.subject))?.subject ?? best.subject, block, at);
  }
  return targetDiffers(figure, best.subject, block, at);
}

/** Does the paragraph of the sentence send the reader to this very indicator? Then fewer words have to agree. */
function isNamed(context: CheckContext, subject: TargetSubject, block: Block, at: readonly number[]): boolean {
  const code = subject.part.code.toLowerCase();
  return context.register.references.some((one) => one.from.code === block.code && one.lines.some((line) => at.includes(line)) && (normalCode(one.indicator) === code || normalCode(one.indicator) === subject.indicatorCode.toLowerCase()));
}

/** The words nearest to a number speak of it: those after the number before it, and up to the number after it. */
function score(context: CheckContext, subject: TargetSubject, block: Block, text: string, figures: readonly Figure[], index: number): number {
  const from = figures[index - 1]?.end ?? 0;
  const to = figures[index + 1]?.start ?? text.length;
  const near = sharedWeight(stems(text.slice(from, to)), subject.stems, context.weights);
  const wide = sharedWeight(stems(`${text} ${block.title}`), subject.stems, context.weights);
  return near < 0.25 ? 0 : near + 0.5 * (wide - near);
}

function sameUnit(figure: Figure, target: Target): boolean {
  const { kind } = target.unit;
  return figure.kind === kind || (figure.kind === "count" && kind === "index");
}

/** Of a count the noun must not be another one: subscribers are not views. */
function nounFits(figure: Figure, subject: TargetSubject): boolean {
  if (figure.kind !== "count") return true;
  const first = stems(figure.noun)[0];
  if (first === undefined) return false;
  const own = new Set(stems(`${subject.target.unit.noun?.fr ?? ""} ${subject.measure?.name.fr ?? ""} ${subject.target.written ?? ""} ${subject.part.writtenDefinition ?? ""} ${subject.part.definition?.fr ?? ""}`));
  return own.has(first) || (audience.has(first) && [...own].some((word) => audience.has(word)));
}

/** Nouns that a contract uses one for the other when it counts an audience. */
const audience = new Set(stems("vues visites audience spectateurs lecteurs consultations auditeurs"));

function boundsOf(target: Target): { low: number; high: number } {
  const low = target.value ?? 0;
  return { low, high: target.comparator === "between" ? (target.upperValue ?? low) : low };
}

function sameOrder(figure: Figure, target: Target, ratio: number): boolean {
  const { low, high } = boundsOf(target);
  if (low <= 0 || figure.value <= 0) return figure.value === low;
  return figure.value <= high * ratio && figure.value >= low / ratio;
}

/** Equal to the target or to the baseline (the text quotes where things stand), or near it where either is approximate. */
function agrees(figure: Figure, subject: TargetSubject): boolean {
  const { low, high } = boundsOf(subject.target);
  const share = figure.approximate || subject.target.approximate ? 0.1 : 0.005;
  const baseline = subject.measure?.baseline;
  const start = baseline !== undefined && baseline.kind !== "none" ? baseline.value : null;
  const close = (value: number): boolean => Math.abs(value - figure.value) <= share * Math.max(value, figure.value);
  return close(low) || close(high) || (start !== null && close(start));
}

function place(block: Block): { fr: string; en: string; item: string } {
  return block.kind === "action"
    ? { fr: `l’action ${block.code}`, en: `action ${block.code}`, item: `action ${block.code}` }
    : { fr: `l’objectif ${block.code}`, en: `objective ${block.code}`, item: `objective ${block.code}` };
}

const boundWords: Readonly<Record<Bound, { fr: string; en: string }>> = {
  "at-least": { fr: "au moins ", en: "at least " },
  "more-than": { fr: "plus de ", en: "more than " },
  "at-most": { fr: "au plus ", en: "at most " },
  "less-than": { fr: "moins de ", en: "less than " },
};

function boundOfTarget(target: Target): Bound | null {
  if (target.comparator === "keep-at-or-above") return "at-least";
  return target.comparator === "at-least" || target.comparator === "more-than" || target.comparator === "at-most" || target.comparator === "less-than" ? target.comparator : null;
}

function saidTarget(target: Target): { fr: string; en: string } {
  const bound = boundOfTarget(target);
  const low = amountIn(target.value ?? 0, target.unit);
  if (target.comparator === "between" && target.upperValue !== null) {
    const high = amountIn(target.upperValue, target.unit);
    return { fr: `entre ${low.fr} et ${high.fr}`, en: `between ${low.en} and ${high.en}` };
  }
  // "At least" is how a bare number is read; saying it would put words into the contract's mouth.
  const words = bound === null || bound === "at-least" ? { fr: "", en: "" } : boundWords[bound];
  return { fr: `${words.fr}${low.fr}`, en: `${words.en}${low.en}` };
}

function targetDiffers(figure: Figure, subject: TargetSubject, block: Block, at: readonly number[]): Contradiction {
  const { target, part } = subject;
  const where = place(block);
  const said = amountIn(figure.value, { ...target.unit });
  const listed = saidTarget(target);
  const words = figure.bound === null ? { fr: "", en: "" } : boundWords[figure.bound];
  return contradiction(
    "target-differs-from-text",
    "contradiction",
    {
      fr: `Le texte de ${where.fr} annonce ${words.fr}${said.fr} ; la liste des indicateurs (${part.code}) dit ${listed.fr}.`,
      en: `The text of ${where.en} announces ${words.en}${said.en}; the list of indicators (${part.code}) says ${listed.en}.`,
    },
    [...at, ...target.lines],
    [where.item, part.code, target.series],
  );
}

function isStrict(bound: Bound): boolean {
  return bound === "more-than" || bound === "less-than";
}

function isUp(bound: Bound): boolean {
  return bound === "more-than" || bound === "at-least";
}

function strictnessDiffers(figure: Figure, subject: TargetSubject, block: Block, at: readonly number[]): Contradiction | null {
  const { target, part } = subject;
  const listed = boundOfTarget(target);
  const isTarget = target.value !== null && Math.abs(figure.value - target.value) <= 0.005 * target.value;
  if (figure.bound === null || listed === null || !isTarget || target.comparator === "keep-at-or-above") return null;
  // A bare number under its baseline was read as a ceiling: how strict it is was never said.
  if (listed === "at-most" && target.written !== null && !/[≤]|<=|au plus|maxim|ou egal|ou moins|jusqu|depasser/u.test(plain(target.written))) return null;
  if (isUp(figure.bound) !== isUp(listed) || isStrict(figure.bound) === isStrict(listed)) return null;
  const where = place(block);
  const value = amountIn(target.value ?? 0, target.unit);
  return contradiction(
    "target-strictness-differs",
    "remark",
    {
      fr: `Le texte de ${where.fr} admet ${boundWords[figure.bound].fr}${figure.written} ; la liste des indicateurs (${part.code}) demande ${boundWords[listed].fr}${value.fr}. La valeur égale tient l’un et pas l’autre.`,
      en: `The text of ${where.en} allows ${boundWords[figure.bound].en}${amountIn(figure.value, target.unit).en}; the list of indicators (${part.code}) asks for ${boundWords[listed].en}${value.en}. An equal value meets one and not the other.`,
    },
    [...at, ...target.lines],
    [where.item, part.code, target.series],
  );
}
