import { existsSync, readFileSync } from "node:fs";
import { splitLines } from "../../../../kernel/text/read-document.ts";
import { readContract } from "./read-contract.ts";
import type { ContractReading } from "./reading.ts";

const root = new URL("../../../../../", import.meta.url);

/** The published contract lies beside the project where it is worked on, and not elsewhere. */
const shared = process.env["JALON_SHARED"] === undefined ? new URL("../shared/", root) : new URL(`file://${process.env["JALON_SHARED"]}/`);
const publishedFile = new URL("mission/contract-comp-2021-2025.md", shared);

export const skipPublished = existsSync(publishedFile) ? false : "shared documents are not here";

export function publishedText(): string {
  return readFileSync(publishedFile, "utf8");
}

/** A fictitious contract that ships with the project. */
export function exampleText(name: "exemple-institut-fictif" | "exemple-agence-hierarchique"): string {
  return readFileSync(new URL(`data/contracts/${name}.md`, root), "utf8");
}

export function readText(text: string): ContractReading {
  return readContract({ name: "test.md", lines: splitLines(text) });
}

export function codesOf(reading: ContractReading): readonly string[] {
  return reading.problems.map((problem) => problem.code);
}

const places = new Set(["sourceLines", "sourceLine", "written", "writtenDefinition"]);

/** The register without the lines it was read from and the words it was read in: what any layout of a text must give. */
export function substance(reading: ContractReading): unknown {
  const kept: unknown = JSON.parse(JSON.stringify(reading.register, (key, value: unknown) => (places.has(key) || (key === "lines" && Array.isArray(value) && typeof value[0] === "number") ? undefined : value)));
  return kept;
}
