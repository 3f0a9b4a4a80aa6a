import type { FieldProfile, FileProfile } from "../../domain/dataset.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** Types of Table Schema (Data Package 2.1, “Table Schema”, field types). */
const types: Readonly<Record<FieldProfile["type"], string>> = { string: "string", integer: "integer", number: "number", boolean: "boolean", date: "date", datetime: "datetime", object: "object", array: "array", unknown: "any" };

/** Writing of values that the columns of a flat file were read with, where it is not the one that Table Schema takes for granted. */
const trueWords = ["true", "True", "TRUE", "vrai", "VRAI", "Vrai", "oui", "Oui", "OUI", "yes", "Yes", "YES"];
const falseWords = ["false", "False", "FALSE", "faux", "FAUX", "Faux", "non", "Non", "NON", "no", "No", "NO"];
const missingValues = ["", "NA", "N/A", "NULL", "null", "NaN", "nan", "-", "."];

/**
 * The Table Schema of one table of a profile: names and types. What was found in the values (ranges, frequent values) is no
 * rule that further values have to follow, and stays out. Days are told as `any` format: they may be written as in French.
 */
export function tableSchemaOf(profile: FileProfile, table = 0): JsonObject | null {
  const found = profile.tables[table];
  if (found === undefined) return null;
  const flat = profile.format === "csv";
  const commas = new Set(profile.issues.filter(({ code }) => code === "datasets.profile-decimal-comma").length > 0 ? found.fields.filter(({ type }) => type === "number").map(({ name }) => name) : []);
  return {
    $schema: "https://datapackage.org/profiles/2.1/tableschema.json",
    fields: found.fields.map((field) => fieldOf(field, flat, commas.has(field.name))),
    ...(flat ? { missingValues } : {}),
  };
}

function fieldOf({ name, type, missing }: FieldProfile, flat: boolean, comma: boolean): JsonObject {
  return {
    name, type: types[type],
    ...(flat && (type === "date" || type === "datetime") ? { format: "any" } : {}),
    ...(flat && type === "boolean" ? { trueValues: trueWords, falseValues: falseWords } : {}),
    ...(flat && comma ? { decimalChar: "," } : {}),
    ...(missing === 0 ? { constraints: { required: true } } : {}),
  };
}

const encodings: Readonly<Record<string, string>> = { "utf-8-bom": "utf-8", "windows-1252": "windows-1252", "utf-16le": "utf-16", "utf-16be": "utf-16" };

/** How a flat file is written (Data Package 2.1, “Table Dialect”); null where there is nothing to say. */
export function dialectOf(profile: FileProfile): JsonObject | null {
  if (profile.format !== "csv") return null;
  return { $schema: "https://datapackage.org/profiles/2.1/tabledialect.json", delimiter: profile.delimiter ?? ",", header: profile.header ?? true };
}

export function encodingName(profile: FileProfile): string | null {
  return profile.encoding === null ? null : (encodings[profile.encoding] ?? profile.encoding);
}
