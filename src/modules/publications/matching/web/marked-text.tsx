import type { VNode } from "preact";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ReviewItem } from "../store/review.ts";
import { criterionWords, words } from "./words.ts";

interface Mark { readonly start: number; readonly end: number; readonly criterion: string }

/** The signature word for word, with what was recognised in it marked; what each mark is stands in its title. */
export function MarkedText({ item, language }: { readonly item: Pick<ReviewItem, "raw" | "outcome" | "identifiers">; readonly language: Language }): VNode {
  const { raw, outcome, identifiers } = item;
  if (raw === "") return <span>{words.noText[language]}{" "}{identifiers.map(({ scheme, value }) => `${scheme}:${value}`).join(", ")}</span>;
  const pieces: (string | VNode)[] = [];
  let at = 0;
  for (const { start, end, criterion } of marksOf(outcome)) {
    if (start < at || end > raw.length) continue;
    pieces.push(raw.slice(at, start), <mark title={criterionWords[criterion]?.[language] ?? criterion}>{raw.slice(start, end)}</mark>);
    at = end;
  }
  return <span class="signature-text break-anywhere">{pieces}{raw.slice(at)}</span>;
}

/** From left to right; of marks at one place the longest. */
function marksOf({ matches, questions }: ReviewItem["outcome"]): readonly Mark[] {
  const marks = [...matches.filter(({ standing }) => standing !== "rejected"), ...questions].flatMap(({ evidence }) => evidence.map(({ criterion, start, length }) => ({ criterion, start, end: start + length })));
  return marks.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start || b.end - a.end);
}
