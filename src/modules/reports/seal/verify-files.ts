import { z } from "zod";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { sha256Of } from "../domain/canonical.ts";

/** What files that were carried away say by themselves, without any database. */
export interface FilesVerdict {
  /** The report that they tell of; null where none of them is the JSON of a report. */
  readonly code: string | null;
  readonly contentSha256: string | null;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly differences: readonly { readonly name: string; readonly text: Bilingual }[];
}

const reportFile = z.object({ code: z.string(), contentSha256: z.string(), content: z.looseObject({ format: z.string() }) });
/** As `sha256sum` writes it: hash, two characters, name. */
const sumLine = /^([0-9a-f]{64}) [ *](.+)$/;
export const sumsName = "SHA256SUMS";

/** The sums of files, as `sha256sum -c` reads them. */
export function writeSums(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
}

/**
 * Are these files what they say they are? The content of the report's JSON is hashed again and held against its seal;
 * where SHA256SUMS is among them, each file named there
 * against its sum, and none may stand beside those.
 */
export function verifyFiles(given: ReadonlyMap<string, Uint8Array>): FilesVerdict {
  const differences: { name: string; text: Bilingual }[] = [];
  const files = [...given].filter(([name]) => name !== sumsName).map(([name, bytes]) => ({ name, sha256: sha256Of(bytes) }));
  const sums = given.get(sumsName);
  if (sums !== undefined) differences.push(...sumDifferences(new TextDecoder().decode(sums), files));
  for (const [name, bytes] of given) {
    const read = name.endsWith(".json") ? jsonOf(bytes) : null;
    const report = reportFile.safeParse(read);
    if (!report.success) continue;
    const { code, contentSha256, content } = report.data;
    if (sha256Of(canonicalJson(content)) !== contentSha256) {
      differences.push({ name, text: both(`${name}\u202f: le contenu n’a plus l’empreinte que dit son sceau`, `${name}: the content no longer has the hash that its seal tells of`) });
    }
    return { code, contentSha256, files, differences };
  }
  return { code: null, contentSha256: null, files, differences };
}

function sumDifferences(text: string, files: readonly { readonly name: string; readonly sha256: string }[]): { name: string; text: Bilingual }[] {
  const found = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  const listed = new Set<string>();
  const wrong = text.split("\n").filter((line) => line.trim() !== "").flatMap((line) => {
    const [, said = "", name = ""] = sumLine.exec(line) ?? [];
    listed.add(name);
    if (name === "") return [{ name: sumsName, text: both(`${sumsName}\u202f: ligne illisible «\u202f${line.slice(0, 80)}\u202f»`, `${sumsName}: unreadable line “${line.slice(0, 80)}”`) }];
    const now = found.get(name);
    if (now === undefined) return [{ name, text: both(`${name}\u202f: ce fichier manque`, `${name}: this file is missing`) }];
    return now === said ? [] : [{ name, text: both(`${name}\u202f: le fichier n’a plus l’empreinte que dit ${sumsName}`, `${name}: the file no longer has the hash that ${sumsName} tells of`) }];
  });
  const added = files.filter(({ name }) => !listed.has(name)).map(({ name }) => ({ name, text: both(`${name}\u202f: ce fichier n’est pas de ceux que dit ${sumsName}`, `${name}: this file is not among those that ${sumsName} tells of`) }));
  return [...wrong, ...added];
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
