import type { ComparisonKind, ComparisonSpec, ExpandedLevel, LinkageModel, TermFrequencySpec } from "../../domain/model.ts";
import { communeLevels } from "./places.ts";
import { fullNameLevels } from "./full-name.ts";
import { firstNamesLevels, nameLevels, severalNamesLevels } from "./names.ts";
import { bloomLevels, codeLevels, dateLevels, departmentLevels, emailLevels, exactLevels, listLevels, nirLevels, numberLevels, phoneLevels, postcodeLevels, textLevels } from "./simple.ts";

type Maker = (columns: readonly string[], tf: TermFrequencySpec | undefined, model: Pick<LinkageModel, "columns">) => readonly ExpandedLevel[];

const single = (make: (column: string, tf?: TermFrequencySpec) => readonly ExpandedLevel[]): Maker => ([column = ""], tf) => make(column, tf);

/** Levels of every ready kind, from its columns. */
const makers: Readonly<Record<ComparisonKind, Maker>> = {
  exact: single(exactLevels), text: single(textLevels), date: single(dateLevels), sex: single(exactLevels), code: single(codeLevels),
  department: single(departmentLevels), nir: single(nirLevels), postcode: single(postcodeLevels), email: single(emailLevels), phone: single(phoneLevels),
  number: single(numberLevels), list: single(listLevels), bloom: single(bloomLevels), "first-names": single(firstNamesLevels), commune: single(communeLevels),
  name: (columns, tf, model) => {
    const areNames = columns.every((column) => model.columns[column]?.clean === "name");
    return columns.length > 1 ? severalNamesLevels(columns, areNames, tf) : nameLevels(columns[0] ?? "", areNames, tf);
  },
  "full-name": fullNameLevels,
};

/** Columns a comparison reads: its own, or the one it is named after. */
export const columnsOf = (spec: ComparisonSpec): readonly string[] => spec.columns ?? [spec.name];

/** Ready levels of a comparison given by kind; its exact level adjusted by term frequency where asked. */
export function kindLevels(spec: ComparisonSpec, kind: ComparisonKind, model: Pick<LinkageModel, "columns">): readonly ExpandedLevel[] {
  const columns = columnsOf(spec);
  const asked = spec.termFrequency === undefined || spec.termFrequency === false ? undefined : { column: columns[0] ?? "", ...(spec.termFrequency === true ? {} : spec.termFrequency) };
  return makers[kind](columns, asked, model);
}
