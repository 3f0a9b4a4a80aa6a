import type { ExpandedLevel, TermFrequencySpec } from "../../domain/model.ts";
import { level, otherwise } from "./levels.ts";

export const communeLevels = (column: string, tf?: TermFrequencySpec): readonly ExpandedLevel[] => [
  level("Même code", "Same code", { exact: column }, tf),
  level("Même commune sous un autre code", "Same commune under another code", { commune: column, is: "same" }),
  level("Même ville, ou communes fusionnées depuis", "Same town, or communes merged since", { commune: column, is: "same-town" }),
  level("À une faute de frappe près", "But for one slip", { distance: column, by: "damerau", atMost: 1 }),
  level("Même département", "Same department", { commune: column, is: "same-department" }),
  level("Toutes deux à l’étranger", "Both abroad", { commune: column, is: "both-abroad" }),
  otherwise,
];
