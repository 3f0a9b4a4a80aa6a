import { resolveCodes } from "../../domain/code-book.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { sentenceKinds, type Quotation, type Sentence } from "../../domain/sentence.ts";
import { listed, numbersIn, typed, typedPair } from "../deps.tsx";

/** A sentence as a form gives it: what is unknown to the evidence is left out, so that nothing unseen can be tied. */
export function sentenceIn(body: Readonly<Record<string, unknown>>, number: number | null, evidence: Evidence): Omit<Sentence, "number"> & { readonly number: number | null } {
  const axis = typed(body, "axis");
  const kind = typed(body, "kind");
  return {
    number, kind: sentenceKinds.find((one) => one === kind) ?? "finding", axis: evidence.subject.axes.some(({ code }) => code === axis) ? axis : null,
    objectives: [...new Set(listed(body, "objectives"))], theme: typed(body, "theme"), text: typedPair(body, "text"),
    codes: [...resolveCodes(evidence.book, numbersIn(listed(body, "codes"))).codes], contributions: [...new Set(listed(body, "contributions"))].filter((id) => evidence.texts.has(id)),
    results: [...new Set(listed(body, "results"))], quotations: quotationsIn(body),
  };
}

/** The pieces that were typed under the texts they come from; an empty piece is no quotation. */
function quotationsIn(body: Readonly<Record<string, unknown>>): readonly Quotation[] {
  return Object.keys(body).flatMap((name) => {
    const contribution = /^quote-(.+)$/.exec(name)?.[1];
    const words = typed(body, name);
    return contribution === undefined || words === "" ? [] : [{ contribution, words }];
  });
}
