import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ReviewItem } from "../store/review.ts";
import { proposalsOf } from "./proposals.tsx";
import { reasonWords, statusWords, strategyWords, words } from "./words.ts";

/** One row for each structure or organisation that a signature may name; one with none where nothing is recognised. */
export function signaturesTable(items: readonly ReviewItem[], language: Language): Table {
  return {
    name: "signatures",
    title: words.title,
    columns: [
      { key: "signature", label: words.signature }, { key: "status", label: words.status }, { key: "works", label: words.works }, { key: "as_of", label: words.asOf }, { key: "code", label: words.code }, { key: "name", label: words.name },
      { key: "standing", label: words.decision }, { key: "strategy", label: words.strategy }, { key: "confidence", label: words.confidence }, { key: "reason", label: words.reason }, { key: "evidence", label: words.evidence },
    ],
    rows: items.flatMap((item): Cell[][] => {
      const about: Cell[] = [item.raw, statusWords[item.status], item.works, { day: item.on }];
      const proposals = proposalsOf(item.outcome);
      if (proposals.length === 0) return [[...about, null, null, null, null, null, null, null]];
      return proposals.map((one): Cell[] => [...about, one.code, one.name, words[one.standing], strategyWords[one.strategy]?.[language] ?? one.strategy, one.confidence, one.reason === null ? null : reasonWords[one.reason], one.evidence.map(({ criterion, text }) => `${criterion}: ${text}`).join(" | ")]);
    }),
  };
}
