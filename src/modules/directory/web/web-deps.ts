import type { UploadedFile } from "../../../kernel/http/route.ts";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { rolesFor } from "../../identity/index.ts";
import type { Directory } from "../domain/directory.ts";
import type { Feeds } from "../domain/mapping/index.ts";
export { authorOf } from "../../../kernel/audit/index.ts";

/** What the pages of imports need. */
export interface FeedWebDeps {
  readonly directory: Directory;
  readonly feeds: Feeds;
}

export const importAccess = { anyOf: rolesFor("directory.import") };

/** Runs what a form asks: what its sender can mend comes back as issues, the rest is thrown on. */
export async function issuesOf(work: () => Promise<unknown>): Promise<readonly Issue[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 403 || error.status >= 500) throw error;
    return error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
  }
}

/** The file of data and, beside it, a mapping in JSON. */
export function filesIn(files: readonly UploadedFile[]): { readonly data: UploadedFile | null; readonly mapping: UploadedFile | null } {
  const filled = files.filter((file) => file.bytes.length > 0);
  return { data: filled.find((file) => !file.name.endsWith(".json")) ?? null, mapping: filled.find((file) => file.name.endsWith(".json")) ?? null };
}
