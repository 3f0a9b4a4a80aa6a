import type { Dialect, PreparedColumn } from "../../domain/dialect.ts";
import type { Cleaning, ColumnSpec } from "../../domain/model.ts";
import { EngineWithoutFunction } from "../sql/missing-function.ts";

export const typeOf = (clean: Cleaning): PreparedColumn["type"] =>
  clean === "first-names" || clean === "list" ? "list" : clean === "number" ? "number" : clean === "date" ? "date" : clean === "bloom" ? "bits" : "text";

/** A value as text, trimmed; empty is null. */
export const trimmed = (text: string): string => `nullif(trim(${text}), '')`;

/** Upper case without accents, everything but letters and figures as one space. */
export function plainWords(text: string, dialect: Dialect): string {
  return `nullif(trim(${dialect.replaceAll(dialect.fold(text), "[^A-Z0-9]+", " ")}), '')`;
}

/** Upper case letters and figures alone. */
export function lettersAndFigures(text: string, dialect: Dialect): string {
  return `case when ${dialect.isLike(text, "[A-Z0-9]+")} then ${text} else nullif(${dialect.replaceAll(dialect.fold(text), "[^A-Z0-9]+", "")}, '') end`;
}

const males = ["1", "M", "H", "MALE", "HOMME", "MASCULIN", "GARCON", "MAN", "BOY", "MR", "MONSIEUR", "01"];
const females = ["2", "F", "FEMALE", "FEMME", "FEMININ", "FEMININE", "FILLE", "WOMAN", "GIRL", "MME", "MADAME", "02"];

export function sexSql(text: string, dialect: Dialect): string {
  const value = lettersAndFigures(text, dialect);
  const among = (list: readonly string[]) => list.map((one) => dialect.text(one)).join(", ");
  return `case when ${value} in (${among(males)}) then 'M' when ${value} in (${among(females)}) then 'F' end`;
}

/** Simple cleanings: no table is needed beside the row. */
export function simpleClean(spec: ColumnSpec, text: string, dialect: Dialect): string | null {
  switch (spec.clean) {
    case "raw": return `nullif(${text}, '')`;
    case "text": return plainWords(text, dialect);
    case "code": return lettersAndFigures(text, dialect);
    // A postcode read as a number may have gained a decimal part.
    case "postcode": return lettersAndFigures(dialect.replaceAll(text, "[.]0+$", ""), dialect);
    case "number": return dialect.number(`replace(${trimmed(text)}, ',', '.')`);
    case "sex": return sexSql(text, dialect);
    case "email": return `case when ${text} like '%_@_%' then lower(trim(${text})) end`;
    // The last nine figures: with or without the prefix of the country or the leading zero.
    case "phone": return phone(text, dialect);
    case "bloom": {
      if (dialect.filter64 === undefined) throw new EngineWithoutFunction(dialect.name, "bloom");
      return dialect.filter64(`trim(${text})`);
    }
    case "list": return null;
    default: return null;
  }
}

function phone(text: string, dialect: Dialect): string {
  const figures = dialect.replaceAll(text, "[^0-9]+", "");
  return `case when length(${figures}) >= 6 then case when length(${figures}) > 9 then substr(${figures}, length(${figures}) - 8, 9) else ${figures} end end`;
}
