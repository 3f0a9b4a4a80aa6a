import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FieldDefinition } from "../../domain/field.ts";
import { readMapping, type Mapping } from "../../domain/mapping/index.ts";

const folder = fileURLToPath(new URL("../../../../../data/mappings/", import.meta.url));

/** The mappings that ship with the project, in order of name. */
export function loadShippedMappings(fields: readonly FieldDefinition[]): readonly Mapping[] {
  return readdirSync(folder).filter((name) => name.endsWith(".json")).sort().map((name) => readMapping(name, readFileSync(`${folder}${name}`, "utf8"), fields));
}
