import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { resolveCodes } from "../domain/code-book.ts";
import type { Coding } from "../domain/coding.ts";
import { fault, notKept, notTheMoment, unknownSubject } from "../errors.ts";
import { bookOf, choicesOf, closeCoding, findCoding, insertCoding, insertTexts, textsOf } from "../store/coding-store.ts";
import { drawSecret, heldCoding, requireState, type SynthesisDeps } from "./deps.ts";

export interface Assignment {
  readonly coderA: string;
  readonly coderB: string;
  /** Null: the two coders settle together. */
  readonly adjudicator: string | null;
}

/**
 * Takes the texts of a closed subject in and says who codes them. Three different people: whoever settles has not coded.
 * Fails with `consultations.not-kept` and every fault, and where the texts are taken in already.
 */
export async function beginCoding(deps: SynthesisDeps, by: Author, code: string, { coderA, coderB, adjudicator }: Assignment): Promise<Coding> {
  const subject = await deps.source.subject(code);
  if (subject === null) throw unknownSubject();
  const people = new Map((await deps.people()).map((one) => [one.accountId, one]));
  const issues: Issue[] = [];
  const person = (field: string, id: string): Author => {
    const found = people.get(id);
    if (found === undefined) issues.push(fault(field, "coder-unknown", "Choisissez une personne qui peut coder.", "Choose somebody who may code."));
    return { accountId: id, name: found?.name ?? "" };
  };
  const coders = { a: person("coderA", coderA), b: person("coderB", coderB) };
  const third = adjudicator === null ? null : person("adjudicator", adjudicator);
  if (coderA !== "" && coderA === coderB) issues.push(fault("coderB", "coder-twice", "Deux personnes différentes codent\u202f: l’accord ne se mesure pas avec soi-même.", "Two different people code: agreement is not measured with oneself."));
  if (adjudicator !== null && (adjudicator === coderA || adjudicator === coderB)) issues.push(fault("adjudicator", "adjudicator-codes", "Qui départage n’a pas codé.", "Whoever settles has not coded."));
  const texts = await deps.source.texts(code);
  if (texts.length === 0) issues.push(fault("coderA", "nothing-to-code", "Aucun texte n’a été rendu\u202f: chaque question en a moins que le seuil.", "No text was released: every question has fewer than the threshold."));
  if (issues.length > 0) throw notKept(issues);
  const coding: Coding = { subject: code, state: "open", coders, adjudicator: third, threshold: subject.threshold, closedWithBook: null, demonstration: subject.demonstration };
  await deps.db.tx(async (tx) => {
    if ((await findCoding(tx, code)) !== null) throw notTheMoment("Les textes de cette consultation sont déjà confiés à des codeurs.", "The texts of this consultation are already entrusted to coders.");
    await insertCoding(tx, coding, (deps.secret ?? drawSecret)());
    await insertTexts(tx, code, texts);
    await recordAudit(tx, { ...authored(deps, by), act: "consultations.coding-begun", subject: `coding:${code}`, next: { texts: texts.length, coders: [coders.a.name, coders.b.name], adjudicator: third?.name ?? null } });
  });
  return coding;
}

/** Ends the two readings: from now on agreement is shown and disagreements are settled. Refused while a text is not read by both. */
export async function endReadings(deps: SynthesisDeps, by: Author, code: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const coding = await heldCoding(tx, code);
    requireState(coding, "open");
    const book = await bookOf(tx, code);
    const total = (await textsOf(tx, code, "")).length;
    for (const coder of ["a", "b"] as const) {
      const done = [...(await choicesOf(tx, code, coder)).values()].filter((codes) => resolveCodes(book, codes).split.length === 0).length;
      if (done < total) throw notTheMoment("Il reste des textes que l’un des deux n’a pas lus.", "There are texts that one of the two has not read.");
    }
    await closeCoding(tx, code, book.version);
    await recordAudit(tx, { ...authored(deps, by), act: "consultations.readings-ended", subject: `coding:${code}`, next: { texts: total, book: book.version } });
  });
}

/** The head of a line of the audit: who, and the clock's time. */
export function authored({ clock }: Pick<SynthesisDeps, "clock">, by: Author): { recordedAt: Date; accountId: string | null; author: string } {
  return { recordedAt: clock.now(), accountId: by.accountId, author: by.name };
}
