import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { plural } from "../../../../kernel/i18n/format.ts";
import type { FieldDefinition } from "../field.ts";
import { columnsIn } from "./template.ts";
import { mappingSchema, type Mapping, type MappingStatement, type Reading } from "./mapping.ts";
import { foldText } from "./fold.ts";

/** Kinds of reading that give a value of each shape; a constant is checked where it stands. */
const readingsOf: Readonly<Record<string, readonly Reading["as"][]>> = {
  text: ["text", "identifier", "code"],
  url: ["text"],
  code: ["code"],
  number: ["number", "euros", "share"],
  "partial-date": ["date"],
};

/**
 * The mapping in this JSON text. Fails with `directory.bad-mapping`, whose issues say every fault at once, each with
 * its path in the file: shape, columns that are named and not there, fields that the graph does not have or that do
 * not fit the kind of thing, codes that the field does not know.
 */
export function readMapping(fileName: string, text: string, fields: readonly FieldDefinition[]): Mapping {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw badMapping(fileName, [issue("", "Ce n’est pas du JSON.", "This is not JSON.")], error);
  }
  const parsed = mappingSchema.safeParse(given);
  if (!parsed.success) {
    throw badMapping(fileName, parsed.error.issues.map((one) => issue(one.path.join("."), `forme inattendue (${one.message}).`, `unexpected shape (${one.message}).`)));
  }
  const issues = checkMapping(parsed.data, fields);
  if (issues.length > 0) throw badMapping(fileName, issues);
  return parsed.data;
}

function badMapping(fileName: string, issues: readonly Issue[], cause?: unknown): AppError {
  return new AppError(
    "directory.bad-mapping",
    { fr: `La correspondance «\u202f${fileName}\u202f» ne peut pas servir\u202f: ${issues.length} ${plural("fr", issues.length, { one: "point", other: "points" })} à corriger.`, en: `The mapping “${fileName}” cannot be used: ${issues.length} ${plural("en", issues.length, { one: "point", other: "points" })} to mend.` },
    { issues, ...(cause === undefined ? {} : { cause }) },
  );
}

function issue(path: string, fr: string, en: string): Issue {
  const at = path === "" ? { fr: "", en: "" } : { fr: `${path}\u202f: `, en: `${path}: ` };
  return { code: "directory.bad-mapping", severity: "error", field: path, text: { fr: `${at.fr}${fr}`, en: `${at.en}${en}` } };
}

function checkMapping(mapping: Mapping, fields: readonly FieldDefinition[]): Issue[] {
  const issues: Issue[] = [];
  const byCode = new Map(fields.map((field) => [field.code, field]));
  const columns = new Map(Object.entries(mapping.columns));
  const knownColumns = (path: string, template: unknown): void => {
    for (const name of columnsIn(template)) {
      if (!columns.has(name)) issues.push(issue(path, `la colonne «\u202f${name}\u202f» n’est pas dans «\u202fcolumns\u202f».`, `the column “${name}” is not in “columns”.`));
    }
  };

  const titles = new Map<string, string>();
  for (const [name, column] of columns) {
    for (const title of column.header) {
      const other = titles.get(foldText(title));
      if (other !== undefined && other !== name) issues.push(issue(`columns.${name}.header`, `le titre «\u202f${title}\u202f» est aussi celui de «\u202f${other}\u202f».`, `the title “${title}” is also that of “${other}”.`));
      titles.set(foldText(title), name);
    }
    if (column.read.as === "text" && column.read.pattern !== undefined && !isPattern(column.read.pattern)) {
      issues.push(issue(`columns.${name}.read.pattern`, "ce n’est pas une expression rationnelle.", "this is not a regular expression."));
    }
  }

  knownColumns("record.key", mapping.record.key);
  if (columnsIn(mapping.record.key).length === 0) issues.push(issue("record.key", "la clé doit nommer une colonne au moins.", "the key must name one column at least."));
  if (mapping.record.row !== undefined) knownColumns("record.row", mapping.record.row);
  for (const name of columnsIn([mapping.record.key, mapping.record.row ?? ""])) {
    const column = columns.get(name);
    if (column !== undefined && (!column.required || column.separator !== undefined)) issues.push(issue(`columns.${name}`, "une colonne de la clé est obligatoire et n’a qu’une valeur.", "a column of the key is required and has one value."));
  }
  const kinds = new Set(fields.flatMap((field) => field.kinds));
  if (!kinds.has(mapping.record.kind)) issues.push(issue("record.kind", `le graphe n’a pas de «\u202f${mapping.record.kind}\u202f».`, `the graph has no “${mapping.record.kind}”.`));

  mapping.statements.forEach((statement, index) => {
    const path = `statements.${index}`;
    for (const [part, template] of Object.entries({ subject: statement.subject, object: statement.object, slot: statement.slot, value: statement.value, validFrom: statement.validFrom, validUntil: statement.validUntil })) {
      knownColumns(`${path}.${part}`, template);
    }
    for (const name of Object.keys(statement.when ?? {})) knownColumns(`${path}.when`, `{${name}}`);
    const field = byCode.get(statement.field);
    if (field === undefined) issues.push(issue(`${path}.field`, `le graphe n’a pas de champ «\u202f${statement.field}\u202f».`, `the graph has no field “${statement.field}”.`));
    else issues.push(...checkStatement(path, statement, field, mapping));
  });
  return issues;
}

function checkStatement(path: string, statement: MappingStatement, field: FieldDefinition, mapping: Mapping): Issue[] {
  const issues: Issue[] = [];
  const kindOf = (given: MappingStatement["subject"]): string | null => {
    if (given === undefined) return mapping.record.kind;
    if (typeof given !== "string") return given.kind;
    const read = mapping.columns[columnsIn(given)[0] ?? ""]?.read;
    return read?.as === "reference" ? read.kind : null;
  };
  const subject = kindOf(statement.subject);
  if (subject === null) issues.push(issue(`${path}.subject`, "il faut une colonne lue comme référence.", "a column read as a reference is needed."));
  else if (!field.kinds.includes(subject)) issues.push(issue(`${path}.field`, `«\u202f${field.code}\u202f» ne se dit pas de «\u202f${subject}\u202f».`, `“${field.code}” is not said of “${subject}”.`));

  const isRelation = field.shape === "relation" || field.shape === "succession";
  if (isRelation !== (statement.object !== undefined)) issues.push(issue(`${path}.object`, isRelation ? "une relation a un autre bout\u202f: «\u202fobject\u202f»." : "seule une relation a un autre bout.", isRelation ? "a relation has another end: “object”." : "only a relation has another end."));
  if (isRelation && statement.object !== undefined) {
    const object = kindOf(statement.object);
    if (object === null) issues.push(issue(`${path}.object`, "il faut une colonne lue comme référence.", "a column read as a reference is needed."));
    else if (field.objectKinds !== undefined && !field.objectKinds.includes(object)) issues.push(issue(`${path}.object`, `«\u202f${field.code}\u202f» ne mène pas à «\u202f${object}\u202f».`, `“${field.code}” does not lead to “${object}”.`));
  }

  const shown = field.restricted === true ? columnsIn([statement.object ?? null, statement.value]).filter((name) => mapping.columns[name]?.restricted === false) : [];
  for (const name of shown) issues.push(issue(`columns.${name}.restricted`, `«\u202f${field.code}\u202f» touche à la vie privée\u202f: cette colonne doit être «\u202frestricted\u202f».`, `“${field.code}” is a private matter: this column must be “restricted”.`));
  const value = statement.value;
  const column = typeof value === "string" ? /^\{([^{}]+)\}$/.exec(value)?.[1] : undefined;
  const read = column === undefined ? undefined : mapping.columns[column]?.read;
  const fitting = readingsOf[field.shape];
  if (read !== undefined && fitting !== undefined && !fitting.includes(read.as)) issues.push(issue(`${path}.value`, `«\u202f${field.code}\u202f» attend une lecture ${fitting.join(" ou ")}, pas ${read.as}.`, `“${field.code}” expects a reading as ${fitting.join(" or ")}, not ${read.as}.`));
  if (field.shape === "code" && field.options !== undefined) {
    const codes = read?.as === "code" ? Object.keys(read.codes) : typeof value === "string" && column === undefined ? [value] : [];
    for (const code of codes) {
      if (!(code in field.options)) issues.push(issue(`${path}.value`, `le code «\u202f${code}\u202f» n’est pas de «\u202f${field.code}\u202f» (${Object.keys(field.options).join(", ")}).`, `the code “${code}” is not one of “${field.code}” (${Object.keys(field.options).join(", ")}).`));
    }
  }
  for (const end of ["validFrom", "validUntil"] as const) {
    const name = columnsIn(statement[end])[0];
    if (name !== undefined && mapping.columns[name] !== undefined && mapping.columns[name].read.as !== "date") issues.push(issue(`${path}.${end}`, "il faut une colonne lue comme date.", "a column read as a date is needed."));
  }
  return issues;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u").source !== "";
  } catch {
    return false;
  }
}
