import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { codesInUse, resolveCodes } from "./code-book.ts";
import { resultKey, type CarryingResult } from "./contribution.ts";
import { codesOfText, textsAmong, textsBehind, type Evidence } from "./evidence.ts";
import type { Sentence, SentenceKind, SynthesisText } from "./sentence.ts";
import { shownCounts, type CountedSet, type ShownCount } from "./shown-count.ts";

export interface ShownCode {
  readonly number: number;
  readonly label: Bilingual;
  readonly definition: Bilingual;
  readonly example: string;
  readonly theme: Bilingual;
  readonly count: ShownCount;
  /** True where no sentence stands on it. */
  readonly uncovered: boolean;
}

export interface ShownSentence {
  readonly number: number;
  readonly kind: SentenceKind;
  readonly axis: string | null;
  readonly objectives: readonly string[];
  readonly theme: Bilingual | null;
  readonly text: Bilingual;
  /** Null where only results carry it. */
  readonly count: ShownCount | null;
  /** Texts among which the count is. */
  readonly of: number;
  readonly codes: readonly number[];
  readonly results: readonly CarryingResult[];
  /** Salted SHA-256 of each quotation: the words are kept apart, and may have to go. */
  readonly quotations: readonly string[];
}

export interface ShownAgreement {
  readonly kind: "code" | "theme";
  readonly number: number | null;
  readonly name: Bilingual;
  readonly theme: Bilingual;
  /** Null where it is not shown. */
  readonly measured: {
    readonly texts: number;
    readonly agreedShare: number | null;
    readonly kappa: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly none: "no-text" | "one-value" | null;
    readonly alpha: number | null;
    readonly prevalenceAdjusted: number | null;
    readonly paradox: boolean;
  } | null;
}

export interface NotCovered {
  readonly axis: string;
  readonly texts: number;
  /** Nothing to code in them. */
  readonly nothing: ShownCount;
  /** Coded, and no sentence stands on them. */
  readonly uncovered: ShownCount;
  /** Read differently by the two, and not settled. */
  readonly unsettled: ShownCount;
}

/** A published synthesis: what its hash covers. */
export interface SynthesisDocument {
  readonly subject: string;
  readonly title: Bilingual;
  readonly version: number;
  readonly publishedOn: Day;
  readonly threshold: number;
  readonly selfEvaluation: boolean;
  readonly demonstration: boolean;
  readonly axes: readonly { readonly code: string; readonly title: Bilingual; readonly texts: number }[];
  readonly introduction: Bilingual;
  readonly sentences: readonly ShownSentence[];
  readonly codes: readonly ShownCode[];
  readonly bookVersion: number;
  readonly agreements: readonly ShownAgreement[];
  readonly disagreements: { readonly texts: ShownCount; readonly settled: ShownCount; readonly by: "third-person" | "together" };
  readonly notCovered: readonly NotCovered[];
  /** Questions that no sentence speaks of: `no-text` where fewer texts than the threshold were released. */
  readonly questionsNotCovered: readonly { readonly axis: string; readonly code: string; readonly label: Bilingual; readonly why: "no-text" | "no-sentence" }[];
}

/**
 * The synthesis as it may be shown: every number recounted from the texts as they are coded now, and what may be said of
 * it decided for all numbers at once. `digests`: of the quotations of each sentence, by its number.
 */
export function documentOf(evidence: Evidence, text: SynthesisText, version: number, publishedOn: Day, digests: ReadonlyMap<number, readonly string[]>): SynthesisDocument {
  const { subject, book } = evidence;
  const covered = coveredTexts(evidence, text.sentences);
  const counts = shownCounts(countedSets(evidence, text.sentences, covered), subject.threshold, codesByAxis(evidence));
  const count = (key: string): ShownCount => counts.get(key) ?? { kind: "fewer", threshold: subject.threshold };
  const themes = new Map(codesInUse(book).map(({ theme }) => [theme.fr, theme]));
  const standing = new Set(text.sentences.flatMap(({ codes }) => resolveCodes(book, codes).codes));
  const results = new Map(evidence.results.map((one) => [resultKey(one), one]));
  return {
    subject: subject.code, title: subject.title, version, publishedOn, threshold: subject.threshold, selfEvaluation: subject.selfEvaluation, demonstration: subject.demonstration,
    axes: subject.axes.map(({ code, title }) => ({ code, title, texts: textsAmong(evidence, code).size })),
    introduction: text.introduction,
    sentences: text.sentences.map((sentence) => {
      const { texts, among } = textsBehind(evidence, sentence);
      return {
        number: sentence.number, kind: sentence.kind, axis: sentence.axis, objectives: [...sentence.objectives], theme: themes.get(sentence.theme) ?? null, text: sentence.text,
        count: texts.size === 0 ? null : count(`sentence ${sentence.number}`), of: among.size, codes: [...resolveCodes(book, sentence.codes).codes],
        results: sentence.results.flatMap((key) => results.get(key) ?? []), quotations: [...(digests.get(sentence.number) ?? [])],
      };
    }),
    codes: codesInUse(book).map(({ number, label, definition, example, theme }) => ({ number, label, definition, example, theme, count: count(`code ${number}`), uncovered: !standing.has(number) })),
    bookVersion: book.version,
    agreements: shownAgreements(evidence.agreements, subject.threshold),
    disagreements: { texts: count("differing"), settled: count("settled"), by: evidence.coding.adjudicator === null ? "together" : "third-person" },
    notCovered: subject.axes.filter(({ code }) => textsAmong(evidence, code).size > 0).map(({ code }) => ({
      axis: code, texts: textsAmong(evidence, code).size, nothing: count(`nothing ${code}`), uncovered: count(`uncovered ${code}`), unsettled: count(`unsettled ${code}`),
    })),
    questionsNotCovered: questionsNotCovered(evidence, text.sentences, covered),
  };
}

function coveredTexts(evidence: Evidence, sentences: readonly Sentence[]): ReadonlySet<string> {
  return new Set(sentences.flatMap((sentence) => [...textsBehind(evidence, sentence).texts]));
}

/** Every set of texts whose number the document speaks of. */
function countedSets(evidence: Evidence, sentences: readonly Sentence[], covered: ReadonlySet<string>): CountedSet[] {
  const all = textsAmong(evidence, null);
  const having = (among: ReadonlySet<string>, holds: (id: string) => boolean): ReadonlySet<string> => new Set([...among].filter(holds));
  return [
    ...sentences.map((sentence) => ({ key: `sentence ${sentence.number}`, ...textsBehind(evidence, sentence) })),
    { key: "differing", among: all, texts: evidence.disagreements.texts },
    { key: "settled", among: all, texts: evidence.disagreements.settled },
    ...codesInUse(evidence.book).map(({ number }) => ({ key: `code ${number}`, among: all, texts: having(all, (id) => codesOfText(evidence, id).includes(number)) })),
    ...evidence.subject.axes.flatMap(({ code }) => {
      const among = textsAmong(evidence, code);
      const kind = (id: string): string => evidence.outcomes.get(id)?.kind ?? "unread";
      const unsettled = (id: string): boolean => kind(id) === "unsettled" || kind(id) === "unread";
      const nothing = (id: string): boolean => !unsettled(id) && codesOfText(evidence, id).length === 0;
      return [
        { key: `nothing ${code}`, among, texts: having(among, nothing) },
        { key: `unsettled ${code}`, among, texts: having(among, unsettled) },
        { key: `uncovered ${code}`, among, texts: having(among, (id) => !nothing(id) && !unsettled(id) && !covered.has(id)) },
      ];
    }),
  ];
}

/** Each code on each axis: its number on one axis is what is left of its total when those on the others are told. */
function codesByAxis(evidence: Evidence): readonly ReadonlySet<string>[] {
  return evidence.subject.axes.flatMap(({ code }) => {
    const among = textsAmong(evidence, code);
    return codesInUse(evidence.book).map(({ number }) => new Set([...among].filter((id) => codesOfText(evidence, id).includes(number))));
  });
}

function questionsNotCovered(evidence: Evidence, sentences: readonly Sentence[], covered: ReadonlySet<string>): SynthesisDocument["questionsNotCovered"] {
  const spoken = new Set(sentences.flatMap(({ results }) => results.map((key) => key.split(" ").slice(0, 2).join(" "))));
  return evidence.subject.questions.flatMap(({ axis, code, label, free }) => {
    const texts = [...evidence.texts.values()].filter((text) => text.axis === axis && text.question === code);
    const isCovered = free ? texts.some(({ id }) => covered.has(id)) : spoken.has(`${axis} ${code}`);
    const why = free && texts.length === 0 ? ("no-text" as const) : ("no-sentence" as const);
    return isCovered ? [] : [{ axis, code, label, why }];
  });
}

/**
 * Agreement as it may be shown: not of what one of the two gave to fewer texts than the threshold, nor of a code that, taken
 * from its theme, leaves so few. Two decimals: more would give the numbers of either coder back.
 */
export function shownAgreements(agreements: Evidence["agreements"], threshold: number): readonly ShownAgreement[] {
  const themes = new Map(agreements.filter(({ kind }) => kind === "theme").map(({ theme, agreement }) => [theme.fr, agreement]));
  return agreements.map(({ kind, number, name, theme, agreement }) => {
    const { byA, byB, texts, agreedShare, kappa, alpha, prevalenceAdjusted, paradox } = agreement;
    const whole = themes.get(theme.fr) ?? agreement;
    const leftOver = [whole.byA - byA, whole.byB - byB];
    if (Math.min(byA, byB) < threshold || leftOver.some((rest) => rest > 0 && rest < threshold)) return { kind, number, name, theme, measured: null };
    const interval = kappa.value === null ? null : kappa.interval;
    return {
      kind, number, name, theme,
      measured: { texts, agreedShare: rounded(agreedShare), kappa: rounded(kappa.value), low: rounded(interval?.low), high: rounded(interval?.high), none: kappa.none, alpha: rounded(alpha), prevalenceAdjusted: rounded(prevalenceAdjusted), paradox },
    };
  });
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 100) / 100;
}
