import { createHash } from "node:crypto";
import { canonicalJson } from "../../../kernel/audit/canonical.ts";
import { hashFile } from "../../../kernel/files/index.ts";
import type { LinkageModel } from "../domain/model.ts";
import type { Input, Seal } from "../domain/run.ts";

export function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** SHA-256 of a file's bytes, or of the canonical JSON of rows in memory. */
export async function hashInput(input: Input, signal?: AbortSignal): Promise<string> {
  return "file" in input ? hashFile(input.file, signal) : sha256Of(canonicalJson(input));
}

/** The hash of a model without the values of its training, which the seal holds apart. */
export function hashModel(model: LinkageModel): string {
  const { trained: _, ...asked } = model;
  return sha256Of(canonicalJson(asked));
}

/** The hash that a seal's own content must have. */
export function hashSeal(content: Omit<Seal, "sha256">): string {
  return sha256Of(canonicalJson(content));
}

export function sealed(content: Omit<Seal, "sha256">): Seal {
  return { ...content, sha256: hashSeal(content) };
}

/** The bytes of `seal.json`. */
export function sealText(seal: Seal): string {
  return `${JSON.stringify(seal, null, 2)}\n`;
}

/** Is this what a `seal.json` holds? */
export function isSeal(value: unknown): value is Seal {
  return typeof value === "object" && value !== null && "format" in value && value.format === "jalon-linkage-seal/1" && "sha256" in value && "pairsSha256" in value && "clustersSha256" in value && "inputs" in value && Array.isArray(value.inputs);
}
