import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { codesInUse, resolveCodes } from "../domain/code-book.ts";
import { outcomeOf, placeOfCoder, type CodeChoice, type CodedText, type Coding, type CoderPlace } from "../domain/coding.ts";
import { maskedText, piecesOf } from "../domain/mask.ts";
import { fault, notKept, notTheMoment, notYourCoding, unknownText } from "../errors.ts";
import { bookOf, choicesOf, findText, markText, putChoice, putSettlement, replaceText } from "../store/coding-store.ts";
import { dropQuotations } from "../store/synthesis-store.ts";
import { authored } from "./begin.ts";
import { heldCoding, requireState, type SynthesisDeps } from "./deps.ts";

/** The place of this person among the two coders; fails with `consultations.not-your-coding` for anybody else. */
export function requireCoder(coding: Coding, by: Author): CoderPlace {
  const place = placeOfCoder(coding, by.accountId);
  if (place === null) throw notYourCoding();
  return place;
}

/** Those who read the texts of a subject: the two who code, and whoever settles. */
export function requireReader(coding: Coding, by: Author): void {
  if (placeOfCoder(coding, by.accountId) === null && (by.accountId === null || coding.adjudicator?.accountId !== by.accountId)) throw notYourCoding();
}

/** What one coder gives to a text: codes in use, or none for “nothing to code”. Another choice takes the place of the first, until the readings end. */
export async function giveCodes(deps: SynthesisDeps, by: Author, subject: string, { text, codes }: CodeChoice): Promise<void> {
  await deps.db.tx(async (tx) => {
    const coding = await heldCoding(tx, subject);
    requireState(coding, "open");
    const place = requireCoder(coding, by);
    await existing(tx, subject, text);
    const book = await bookOf(tx, subject);
    // A code merged while somebody was reading means what it became, as if it had been given a moment earlier.
    const unknown = codes.filter((code) => resolveCodes(book, [code]).codes.length === 0);
    if (unknown.length > 0) throw notKept([fault("typed", "code-unknown", `Aucun code en usage n’a le numéro ${unknown.join(", ")}.`, `No code in use has the number ${unknown.join(", ")}.`)]);
    await putChoice(tx, subject, place, { text, codes: resolveCodes(book, codes).codes }, book.version);
  });
}

/** Says that a text names somebody and is to be masked, or is never to be shown; either may be taken back. */
export async function markCodedText(deps: SynthesisDeps, by: Author, subject: string, id: string, marks: Pick<CodedText, "toMask" | "withheld">): Promise<void> {
  await deps.db.tx(async (tx) => {
    requireReader(await heldCoding(tx, subject), by);
    await existing(tx, subject, id);
    await markText(tx, subject, id, marks);
    if (marks.toMask || marks.withheld) await dropQuotations(tx, subject, id);
    await recordAudit(tx, { ...authored(deps, by), act: "consultations.text-marked", subject: `text:${subject}/${id}`, next: marks });
  });
}

/**
 * Takes words out of a text for good: what is left stands in its place here, where it came from and in what was published;
 * quotations of it go. The audit says that it was masked and how many words, never which.
 */
export async function maskText(deps: SynthesisDeps, by: Author, subject: string, id: string, words: ReadonlySet<number>, saw: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    requireReader(await heldCoding(tx, subject), by);
    const { text } = await existing(tx, subject, id);
    if (text !== saw) throw notTheMoment("Ce texte vient d’être masqué par quelqu’un d’autre\u202f: relisez-le.", "Somebody else has just masked this text: read it again.");
    if (words.size === 0 || [...words].some((index) => index >= piecesOf(text).length)) throw notKept([fault("words", "mask-nothing", "Cochez les mots à masquer.", "Tick the words to mask.")]);
    const masked = maskedText(text, words);
    await replaceText(tx, subject, id, masked);
    await dropQuotations(tx, subject, id);
    await recordAudit(tx, { ...authored(deps, by), act: "consultations.text-masked", subject: `text:${subject}/${id}`, next: { words: words.size } });
    await deps.source.replace(subject, id, masked, tx);
  });
}

/** May this person settle what the two read differently? */
export function maySettle(coding: Coding, accountId: string | null): boolean {
  if (accountId === null) return false;
  return coding.adjudicator === null ? placeOfCoder(coding, accountId) !== null : coding.adjudicator.accountId === accountId;
}

/** Settles one text that the two read differently, with the reason. It may be settled again: the last stands, each is audited. */
export async function settleText(deps: SynthesisDeps, by: Author, subject: string, { text, codes, reason }: CodeChoice & { readonly reason: string }): Promise<void> {
  await deps.db.tx(async (tx) => {
    const coding = await heldCoding(tx, subject);
    requireState(coding, "settling");
    if (!maySettle(coding, by.accountId)) throw notYourCoding();
    await existing(tx, subject, text);
    const book = await bookOf(tx, subject);
    const [a, b] = [(await choicesOf(tx, subject, "a")).get(text), (await choicesOf(tx, subject, "b")).get(text)];
    const issues = [];
    if (outcomeOf(book, a, b, undefined).kind !== "unsettled") issues.push(fault("codes", "nothing-to-settle", "Les deux lectures disent la même chose.", "The two readings say the same."));
    const known = new Set(codesInUse(book).map(({ number }) => number));
    if (codes.some((code) => !known.has(code))) issues.push(fault("codes", "code-unknown", "Choisissez des codes en usage.", "Choose codes in use."));
    if (reason.trim() === "") issues.push(fault("reason", "settlement-without-reason", "Dites pourquoi.", "Say why."));
    if (reason.length > 1000) issues.push(fault("reason", "reason-too-long", "Pas plus de 1000 caractères.", "No more than 1000 characters."));
    if (issues.length > 0) throw notKept(issues);
    const sorted = [...new Set(codes)].sort((one, other) => one - other);
    await putSettlement(tx, subject, { text, codes: sorted, reason: reason.trim(), by });
    await recordAudit(tx, { ...authored(deps, by), act: "consultations.text-settled", subject: `text:${subject}/${text}`, next: { codes: sorted } });
  });
}

async function existing(tx: Db, subject: string, id: string): Promise<CodedText> {
  const text = await findText(tx, subject, id);
  if (text === null) throw unknownText();
  return text;
}
