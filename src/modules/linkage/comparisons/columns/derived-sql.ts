import type { Dialect, PreparedColumn } from "../../domain/dialect.ts";
import type { Cleaning } from "../../domain/model.ts";
import { departmentsSql } from "../../french/communes/columns.ts";
import { firstNameFormSql, firstNamePartsSql } from "../../french/first-names.ts";
import { nameCoreSql, namePartsSql } from "../../french/names.ts";
import { typeOf } from "./clean.ts";
import type { DerivedPart } from "./derived.ts";
import { phoneticSql } from "./phonetic.ts";

/** A derived column from the prepared one, for parts that need nothing else (`codes` and `place` need the input). */
export function derivedSql(part: Exclude<DerivedPart, "codes" | "place">, clean: Cleaning, own: string, dialect: Dialect): Pick<PreparedColumn, "type" | "sql"> {
  const isList = typeOf(clean) === "list";
  switch (part) {
    case "days": return { type: "number", sql: dialect.dayNumber(own) };
    case "number": return { type: "number", sql: dialect.number(own) };
    case "phonetic": return { type: "text", sql: phoneticSql(isList ? dialect.item(own, 1) : own, dialect) };
    case "parts": return { type: "list", sql: isList ? firstNamePartsSql(own, dialect) : namePartsSql(own, dialect) };
    case "core": return { type: "text", sql: nameCoreSql(own, dialect) };
    case "form": return { type: "text", sql: firstNameFormSql(own, dialect) };
    case "department": return { type: "list", sql: departmentsSql(own, dialect) };
  }
}
