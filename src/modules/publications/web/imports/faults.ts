import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { words } from "./words.ts";

/** A field of a form holds a megabyte. */
const mostPacked = 900_000;
const mostUnpacked = 32 * 1_048_576;

const issueShape = z.object({
  code: z.string(), severity: z.enum(["error", "warning"]), text: z.object({ fr: z.string(), en: z.string() }), field: z.string().optional(), line: z.number().optional(),
});

/** Remarks on their way to the page and back: a file that was only checked leaves nothing behind to read them from again. */
export function packFaults(issues: readonly Issue[]): string {
  let kept = issues;
  for (;;) {
    const packed = gzipSync(JSON.stringify(kept.map(({ code, severity, text, field, line }) => ({ code, severity, text, field, line })))).toString("base64");
    if (packed.length <= mostPacked) return packed;
    kept = kept.slice(0, Math.floor(kept.length / 2));
  }
}

/** Fails with `publications.remarks-unreadable` where the text is not one that `packFaults` wrote. */
export function unpackFaults(packed: string): readonly Issue[] {
  try {
    const given = z.array(issueShape).parse(JSON.parse(gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: mostUnpacked }).toString("utf8")));
    return given.map(({ code, severity, text, field, line }) => ({ code, severity, text, ...(field === undefined ? {} : { field }), ...(line === undefined ? {} : { line }) }));
  } catch (cause) {
    throw new AppError("publications.remarks-unreadable", { fr: "Ces remarques ne se lisent pas\u202f: vérifiez le fichier de nouveau.", en: "These remarks cannot be read: check the file again." }, { status: 422, cause });
  }
}

export function faultsTable(issues: readonly Issue[]): Table {
  return {
    name: "import-remarks",
    title: words.faultsTitle,
    columns: [{ key: "line", label: words.line }, { key: "severity", label: words.severity }, { key: "field", label: words.field }, { key: "text", label: words.reason }, { key: "code", label: words.code }],
    rows: issues.map(({ line, severity, field, text, code }): Cell[] => [line ?? null, words[severity], field ?? null, text, code]),
  };
}
