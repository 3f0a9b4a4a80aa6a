import { isUnsaid } from "../../domain/empty.ts";
import { fields, sectionCodes, type Field, type SectionCode } from "../../domain/fields/index.ts";
import type { Study } from "../../domain/study.ts";
import type { DescribeContext } from "../shown/context.ts";
import { describe } from "../shown/describe.ts";
import { valueText } from "../shown/plain-text.ts";
import type { ShownValue } from "../shown/shown.ts";

export interface ComparedRow {
  readonly field: Field;
  /** One for each study, in the order asked for; no items: not said. */
  readonly values: readonly ShownValue[];
  readonly differs: boolean;
}

export interface ComparedSection {
  readonly section: SectionCode;
  readonly rows: readonly ComparedRow[];
}

/** Fields that at least one study says, by section, with what each says. Studies differ where their words differ. */
export function comparedSections(studies: readonly Study[], context: DescribeContext, onlyDifferences: boolean): readonly ComparedSection[] {
  const rows = fields.filter(({ name }) => name !== "otherDetails" && studies.some(({ content }) => !isUnsaid(content[name]))).map((field): ComparedRow => {
    const values = studies.map(({ content }) => describe(field, content, context));
    return { field, values, differs: new Set(values.map((value) => valueText(value, context.language))).size > 1 };
  });
  return sectionCodes.flatMap((section) => {
    const own = rows.filter(({ field, differs }) => field.section === section && (differs || !onlyDifferences));
    return own.length === 0 ? [] : [{ section, rows: own }];
  });
}
