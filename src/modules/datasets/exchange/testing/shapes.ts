import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import type { Quad } from "../../../../kernel/rdf/index.ts";

/** Where the standards' own shapes and schemas are kept, beside the project. */
export const portalStandards = process.env["JALON_SHARED"] === undefined ? new URL("../../../../../../shared/data/portal", import.meta.url).pathname : join(process.env["JALON_SHARED"], "data/portal");

/** Why a test of conformance is skipped; false where it can run. */
export const withoutStandards = existsSync(join(portalStandards, "dcat-ap-3.0.1")) ? false : "the shapes and schemas of the standards are not beside the project";

/** Both sets of DCAT-AP 3.0.1: the combined file with its ranges, and the files of the specification's page. */
export const dcatApShapes = {
  combined: ["dcat-ap-3.0.1/shacl/dcat-ap-SHACL.ttl"],
  ranges: ["dcat-ap-3.0.1/shacl/ranges.ttl"],
  shapes: ["dcat-ap-3.0.1/html-shacl/shapes.ttl"],
  range: ["dcat-ap-3.0.1/html-shacl/range.ttl"],
  recommended: ["dcat-ap-3.0.1/html-shacl/shapes_recommended.ttl"],
  vocabularies: ["dcat-ap-3.0.1/html-shacl/mdr-vocabularies.shape.ttl"],
  deprecated: ["dcat-ap-3.0.1/html-shacl/deprecateduris.ttl"],
} as const;

/** With the shapes of DCAT-AP that they import. */
export const healthShapes = ["healthdcat-ap/release-5/non-public-shapes.ttl", "dcat-ap-3.0.1/html-shacl/shapes.ttl"] as const;

const readFiles = new Map<string, readonly Quad[]>();

function shapesOf(file: string): readonly Quad[] {
  const known = readFiles.get(file);
  if (known !== undefined) return known;
  const quads = new Parser({ baseIRI: "https://shapes.example/" }).parse(readFileSync(join(portalStandards, file), "utf8"));
  // What they import are vocabularies, and shapes that are given beside them.
  const own = quads.filter(({ predicate }) => predicate.value !== "http://www.w3.org/2002/07/owl#imports");
  readFiles.set(file, own);
  return own;
}

export interface Finding {
  readonly severity: string;
  readonly path: string;
  readonly node: string;
  readonly message: string;
}

const validators = new Map<string, InstanceType<typeof SHACLValidator>>();

/** What others' validator finds in the graph by these shapes. */
export async function findings(quads: readonly Quad[], files: readonly string[]): Promise<readonly Finding[]> {
  const name = files.join(" ");
  const validator = validators.get(name) ?? new SHACLValidator(new Store(files.flatMap((file) => [...shapesOf(file)])) as never);
  validators.set(name, validator);
  const report = await validator.validate(new Store([...quads]) as never);
  return report.results.map((result) => ({
    severity: result.severity?.value.split("#").at(-1) ?? "Violation",
    path: result.path?.value ?? "", node: result.focusNode?.value ?? "",
    message: `${result.sourceConstraintComponent?.value.split("#").at(-1) ?? ""} ${result.value?.value ?? ""} ${result.message.map(({ value }) => value).join("; ")}`,
  }));
}

export function violations(found: readonly Finding[]): readonly string[] {
  return found.filter(({ severity }) => severity === "Violation").map(({ node, path, message }) => `${node} ${path}: ${message}`);
}
