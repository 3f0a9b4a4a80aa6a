import type { Db } from "../../../../kernel/db/db.ts";
import { agreementsOf, outcomeOf } from "../domain/coding.ts";
import { noResults, type CarryingResult, type Subject } from "../domain/contribution.ts";
import type { Evidence } from "../domain/evidence.ts";
import { unknownSubject } from "../errors.ts";
import { bookOf, choicesOf, settlementsOf, textsOf } from "../store/coding-store.ts";
import { codingOf, type SynthesisDeps } from "./deps.ts";

/** What others hold of a subject: asked before a transaction begins, since they have a handle of their own. */
export interface Ground {
  readonly subject: Subject;
  readonly results: readonly CarryingResult[];
}

export async function groundOf({ source, results = noResults }: Pick<SynthesisDeps, "source" | "results">, code: string): Promise<Ground> {
  const subject = await source.subject(code);
  if (subject === null) throw unknownSubject();
  return { subject, results: await results(code) };
}

/** Everything that a synthesis stands on, read once. Before the readings end nobody has either’s codes: outcomes are then empty. */
export async function gatherEvidence(db: Db, { subject, results }: Ground): Promise<Evidence> {
  const { code } = subject;
  const { coding, seed } = await codingOf(db, code);
  const book = await bookOf(db, code);
  const texts = await textsOf(db, code, `${seed} shown`);
  const kept = { subject: { ...subject, threshold: coding.threshold }, coding, book, texts: new Map(texts.map((text) => [text.id, text])), results };
  if (coding.state === "open") return { ...kept, outcomes: new Map(), agreements: [], disagreements: { texts: new Set(), settled: new Set() } };
  const [a, b, settled] = [await choicesOf(db, code, "a"), await choicesOf(db, code, "b"), await settlementsOf(db, code)];
  const outcomes = new Map(texts.map(({ id }) => [id, outcomeOf(book, a.get(id), b.get(id), settled.get(id)?.codes)]));
  const differing = texts.filter(({ id }) => outcomeOf(book, a.get(id), b.get(id), undefined).kind === "unsettled").map(({ id }) => id);
  return { ...kept, outcomes, agreements: agreementsOf(book, a, b), disagreements: { texts: new Set(differing), settled: new Set(differing.filter((id) => settled.has(id))) } };
}
