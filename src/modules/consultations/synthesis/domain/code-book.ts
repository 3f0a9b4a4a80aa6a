import type { Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** What a code is, in words. English may be empty; the French then stands in its place. */
export interface CodeWords {
  readonly label: Bilingual;
  /** When it is to be given, and when not. */
  readonly definition: Bilingual;
  /** Made up by the coders: never the words of a contributor. */
  readonly example: string;
  readonly theme: Bilingual;
}

export interface Code extends CodeWords {
  /** From 1 up in the order of creation; what coders type. */
  readonly number: number;
  readonly state: "in-use" | "merged" | "split";
  /** Of a merged or split code: what stands in its place. */
  readonly into: readonly number[];
}

export type BookFact =
  | { readonly kind: "code-created"; readonly number: number; readonly words: CodeWords }
  | { readonly kind: "code-revised"; readonly number: number; readonly words: CodeWords }
  | { readonly kind: "codes-merged"; readonly numbers: readonly number[]; readonly into: number }
  | { readonly kind: "code-split"; readonly number: number; readonly into: readonly { readonly number: number; readonly words: CodeWords }[] }
  /** Takes back the event of this number as if it had not been. */
  | { readonly kind: "undone"; readonly event: number };

export interface BookEvent {
  /** From 1 up; the version of the book is the number of its last event. */
  readonly number: number;
  readonly fact: BookFact;
  readonly by: Author;
  readonly at: string;
}

export interface CodeBook {
  readonly version: number;
  readonly codes: readonly Code[];
  readonly events: readonly BookEvent[];
}

/** The book as its events leave it. An undone event has no part in it. */
export function foldBook(events: readonly BookEvent[]): CodeBook {
  const undone = new Set(events.flatMap(({ fact }) => (fact.kind === "undone" ? [fact.event] : [])));
  const codes = new Map<number, Code>();
  const change = (number: number, part: Partial<Code>): void => {
    const code = codes.get(number);
    if (code !== undefined) codes.set(number, { ...code, ...part });
  };
  for (const { number, fact } of events) {
    if (undone.has(number)) continue;
    if (fact.kind === "code-created") codes.set(fact.number, { ...fact.words, number: fact.number, state: "in-use", into: [] });
    if (fact.kind === "code-revised") change(fact.number, fact.words);
    if (fact.kind === "codes-merged") for (const merged of fact.numbers) change(merged, { state: "merged", into: [fact.into] });
    if (fact.kind === "code-split") {
      change(fact.number, { state: "split", into: fact.into.map((one) => one.number) });
      for (const one of fact.into) codes.set(one.number, { ...one.words, number: one.number, state: "in-use", into: [] });
    }
  }
  return { version: events.at(-1)?.number ?? 0, codes: [...codes.values()].sort((a, b) => a.number - b.number), events };
}

export function codesInUse(book: CodeBook): readonly Code[] {
  return book.codes.filter((code) => code.state === "in-use");
}

/** Numbers are never given twice, those of undone codes included: somebody may remember them. */
export function nextNumber(book: CodeBook): number {
  const given = book.events.flatMap(({ fact }) => (fact.kind === "code-created" ? [fact.number] : fact.kind === "code-split" ? fact.into.map((one) => one.number) : []));
  return Math.max(0, ...given) + 1;
}

/**
 * What codes given under an earlier book mean now: a merged code is what it was merged into. `split` are those that were
 * parted since: the text has to be read again for them.
 */
export function resolveCodes(book: CodeBook, numbers: readonly number[]): { readonly codes: readonly number[]; readonly split: readonly number[] } {
  const byNumber = new Map(book.codes.map((code) => [code.number, code]));
  const codes = new Set<number>();
  const split = new Set<number>();
  for (const number of numbers) {
    let code = byNumber.get(number);
    // A code is merged into one that was in use then: the way ends, and a bound keeps a damaged book from turning for ever.
    for (let steps = 0; code?.state === "merged" && steps <= book.codes.length; steps += 1) code = byNumber.get(code.into[0] ?? -1);
    if (code?.state === "in-use") codes.add(code.number);
    if (code?.state === "split") split.add(code.number);
  }
  return { codes: [...codes].sort((a, b) => a - b), split: [...split] };
}

/** The last event that still counts and is not itself an undoing: the only one that may be taken back. */
export function undoable(book: CodeBook): BookEvent | null {
  const undone = new Set(book.events.flatMap(({ fact }) => (fact.kind === "undone" ? [fact.event] : [])));
  return book.events.findLast(({ number, fact }) => fact.kind !== "undone" && !undone.has(number)) ?? null;
}

/** Codes that exist only since this event: in use by a coding, they cannot be taken back. */
export function codesOf(event: BookEvent): readonly number[] {
  const { fact } = event;
  return fact.kind === "code-created" ? [fact.number] : fact.kind === "code-split" ? fact.into.map((one) => one.number) : [];
}

const longest = { label: 120, theme: 80, definition: 1000, example: 600 } as const;

/** All faults of the words of a code, `field` named with `prefix` before it. */
export function wordIssues(book: CodeBook, words: CodeWords, number: number | null, prefix = ""): Issue[] {
  const issues: Issue[] = [];
  const fault = (field: string, code: string, fr: string, en: string): void => void issues.push({ code: `consultations.${code}`, severity: "error", field: prefix + field, text: both(fr, en) });
  if (words.label.fr === "") fault("labelFr", "code-without-label", "Donnez un nom au code.", "Give the code a name.");
  if (words.theme.fr === "") fault("themeFr", "code-without-theme", "Rangez le code sous un thème.", "Put the code under a theme.");
  if (words.definition.fr === "") fault("definitionFr", "code-without-definition", "Dites quand donner ce code, et quand non.", "Say when to give this code, and when not.");
  if (words.example === "") fault("example", "code-without-example", "Donnez un exemple, avec vos propres mots.", "Give an example, in your own words.");
  const long = (field: string, text: string, most: number): void => {
    if (text.length > most) fault(field, "code-too-long", `Pas plus de ${most} caractères.`, `No more than ${most} characters.`);
  };
  long("labelFr", words.label.fr, longest.label);
  long("labelEn", words.label.en, longest.label);
  long("themeFr", words.theme.fr, longest.theme);
  long("themeEn", words.theme.en, longest.theme);
  long("definitionFr", words.definition.fr, longest.definition);
  long("definitionEn", words.definition.en, longest.definition);
  long("example", words.example, longest.example);
  const same = (code: Code): boolean => code.number !== number && code.label.fr.toLowerCase() === words.label.fr.toLowerCase();
  const twin = codesInUse(book).find(same);
  if (words.label.fr !== "" && twin !== undefined) fault("labelFr", "code-name-taken", `Le code ${twin.number} porte déjà ce nom.`, `Code ${twin.number} already has this name.`);
  return issues;
}
