import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { codesInUse, codesOf, nextNumber, undoable, wordIssues, type BookFact, type Code, type CodeBook, type CodeWords } from "../domain/code-book.ts";
import type { Coding } from "../domain/coding.ts";
import { fault, notKept, notTheMoment, unknownCode } from "../errors.ts";
import { areGiven, bookOf, insertBookEvent } from "../store/coding-store.ts";
import { authored } from "./begin.ts";
import { heldCoding, requireState, type SynthesisDeps } from "./deps.ts";

/** One change of the code book: checked against the book as it stands, kept for ever, audited. */
async function change(deps: SynthesisDeps, by: Author, subject: string, decide: (book: CodeBook, coding: Coding, tx: Db) => Promise<BookFact> | BookFact): Promise<void> {
  await deps.db.tx(async (tx) => {
    const coding = await heldCoding(tx, subject);
    const book = await bookOf(tx, subject);
    const fact = await decide(book, coding, tx);
    const number = book.version + 1;
    await insertBookEvent(tx, subject, { number, fact, by, at: deps.clock.now().toISOString() });
    await recordAudit(tx, { ...authored(deps, by), act: `consultations.${fact.kind === "undone" ? "book-change-undone" : fact.kind}`, subject: `coding:${subject}`, next: { version: number, ...fact } });
  });
}

export async function createCode(deps: SynthesisDeps, by: Author, subject: string, words: CodeWords): Promise<void> {
  await change(deps, by, subject, (book) => {
    const issues = wordIssues(book, words, null);
    if (issues.length > 0) throw notKept(issues);
    return { kind: "code-created", number: nextNumber(book), words };
  });
}

export async function reviseCode(deps: SynthesisDeps, by: Author, subject: string, number: number, words: CodeWords): Promise<void> {
  await change(deps, by, subject, (book) => {
    inUse(book, number);
    const issues = wordIssues(book, words, number);
    if (issues.length > 0) throw notKept(issues);
    return { kind: "code-revised", number, words };
  });
}

/** Texts with `number` have `into` from now on, whoever gave it. */
export async function mergeCode(deps: SynthesisDeps, by: Author, subject: string, number: number, into: number): Promise<void> {
  await change(deps, by, subject, (book) => {
    inUse(book, number);
    if (number === into || !codesInUse(book).some((code) => code.number === into)) throw notKept([fault("into", "merge-into-unknown", "Choisissez un autre code, en usage.", "Choose another code that is in use.")]);
    return { kind: "codes-merged", numbers: [number], into };
  });
}

/** Parts a code: its texts are to be read again. Only while both read, so that agreement is of one book. */
export async function splitCode(deps: SynthesisDeps, by: Author, subject: string, number: number, parts: readonly [CodeWords, CodeWords]): Promise<void> {
  await change(deps, by, subject, (book, coding) => {
    requireState(coding, "open");
    inUse(book, number);
    const issues = parts.flatMap((words, index) => wordIssues(book, words, number, index === 0 ? "first-" : "second-"));
    if (parts[0].label.fr !== "" && parts[0].label.fr.toLowerCase() === parts[1].label.fr.toLowerCase()) issues.push(fault("second-labelFr", "code-name-taken", "Les deux codes ont le même nom.", "The two codes have the same name."));
    if (issues.length > 0) throw notKept(issues);
    const first = nextNumber(book);
    return { kind: "code-split", number, into: parts.map((words, index) => ({ number: first + index, words })) };
  });
}

/** Takes the last change back, `event` being the one its author saw. Refused where a text already has a code that came with it. */
export async function undoBookChange(deps: SynthesisDeps, by: Author, subject: string, event: number): Promise<void> {
  await change(deps, by, subject, async (book, _coding, tx) => {
    const last = undoable(book);
    if (last === null || last.number !== event) throw notTheMoment("Ce changement n’est plus le dernier.", "This change is no longer the last.");
    if (await areGiven(tx, subject, codesOf(last))) throw notTheMoment("Des textes ont déjà ce code\u202f: fusionnez-le plutôt.", "Texts already have this code: merge it instead.");
    return { kind: "undone", event };
  });
}

function inUse(book: CodeBook, number: number): Code {
  const code = codesInUse(book).find((one) => one.number === number);
  if (code === undefined) throw unknownCode();
  return code;
}
