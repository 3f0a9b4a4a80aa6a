import type { Author } from "../../../../kernel/audit/index.ts";
import { agreementOn, type Agreement } from "./agreement.ts";
import { codesInUse, resolveCodes, type CodeBook } from "./code-book.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

export type CoderPlace = "a" | "b";

/** Who codes what, until when. */
export interface Coding {
  readonly subject: string;
  /** Open: two people code, each alone. Settling: both are done, agreement is measured, disagreements are settled. */
  readonly state: "open" | "settling";
  readonly coders: Readonly<Record<CoderPlace, Author>>;
  /** Null: the two coders settle together. */
  readonly adjudicator: Author | null;
  /** As the subject had it when its texts were taken in. */
  readonly threshold: number;
  /** Version of the book at the end of the coding; null before. */
  readonly closedWithBook: number | null;
  readonly demonstration: boolean;
}

export function placeOfCoder(coding: Pick<Coding, "coders">, accountId: string | null): CoderPlace | null {
  if (accountId === null) return null;
  return coding.coders.a.accountId === accountId ? "a" : coding.coders.b.accountId === accountId ? "b" : null;
}

/** A text as it may be read by those who code. */
export interface CodedText {
  readonly id: string;
  readonly axis: string;
  readonly question: string;
  readonly text: string;
  /** Something was masked in it. */
  readonly masked: boolean;
  /** Somebody said that it names a person, and it is not masked yet. */
  readonly toMask: boolean;
  /** Counted, never shown: it would tell who wrote it even masked. */
  readonly withheld: boolean;
}

/** What one coder said of a text. Codes are numbers of the book; none: there is nothing to code in it. */
export interface CodeChoice {
  readonly text: string;
  readonly codes: readonly number[];
}

/** What was settled where two coders differed. */
export interface Settlement extends CodeChoice {
  readonly reason: string;
  readonly by: Author;
}

/** Where a text stands after two readings. */
export type Outcome =
  | { readonly kind: "agreed" | "settled"; readonly codes: readonly number[] }
  | { readonly kind: "unsettled"; readonly a: readonly number[]; readonly b: readonly number[] }
  | { readonly kind: "unread" };

/** What two readings, settlements and the book of today make of a text. A settlement counts before what both said. */
export function outcomeOf(book: CodeBook, a: readonly number[] | undefined, b: readonly number[] | undefined, settled: readonly number[] | undefined): Outcome {
  const now = (codes: readonly number[]): readonly number[] => resolveCodes(book, codes).codes;
  if (settled !== undefined) return { kind: "settled", codes: now(settled) };
  if (a === undefined || b === undefined) return { kind: "unread" };
  const [ofA, ofB] = [now(a), now(b)];
  return ofA.join() === ofB.join() ? { kind: "agreed", codes: ofA } : { kind: "unsettled", a: ofA, b: ofB };
}

/** A text is done for a coder who gave it codes that still stand, or said that there is none to give. */
export function isDone(book: CodeBook, codes: readonly number[] | undefined): boolean {
  return codes !== undefined && resolveCodes(book, codes).split.length === 0;
}

export interface NamedAgreement {
  readonly kind: "code" | "theme";
  /** Number of the code; null for a theme. */
  readonly number: number | null;
  readonly name: Bilingual;
  readonly theme: Bilingual;
  readonly agreement: Agreement;
}

/** Agreement on every code and every theme (any of its codes), over texts that both have read. */
export function agreementsOf(book: CodeBook, a: ReadonlyMap<string, readonly number[]>, b: ReadonlyMap<string, readonly number[]>): readonly NamedAgreement[] {
  const read = [...a].flatMap(([text, codes]) => {
    const other = b.get(text);
    return other === undefined ? [] : [[new Set(resolveCodes(book, codes).codes), new Set(resolveCodes(book, other).codes)] as const];
  });
  const codes = codesInUse(book);
  const themes = new Map(codes.map((code) => [code.theme.fr, code.theme]));
  const on = (numbers: readonly number[]): Agreement => agreementOn(read.map(([ofA, ofB]) => [numbers.some((one) => ofA.has(one)), numbers.some((one) => ofB.has(one))] as const));
  return [...themes.values()].flatMap((theme): NamedAgreement[] => {
    const within = codes.filter((code) => code.theme.fr === theme.fr);
    return [
      { kind: "theme", number: null, name: theme, theme, agreement: on(within.map(({ number }) => number)) },
      ...within.map((code): NamedAgreement => ({ kind: "code", number: code.number, name: code.label, theme, agreement: on([code.number]) })),
    ];
  });
}
