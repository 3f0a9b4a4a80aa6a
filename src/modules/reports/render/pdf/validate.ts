import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The folder that JALON_VERAPDF names, where it holds the validator; null else. Nothing is ever downloaded. */
export function verapdfFolder(named = process.env["JALON_VERAPDF"]): string | null {
  return named !== undefined && named !== "" && existsSync(named) && readdirSync(named).some((file) => file.endsWith(".jar")) ? named : null;
}

/**
 * What veraPDF finds wrong with a PDF against PDF/UA-1 (ISO 14289-1), one line for each rule that fails; none where it
 * passes. Throws where the validator cannot run or says nothing that can be read.
 */
export async function validatePdf(pdf: Uint8Array, folder: string): Promise<readonly string[]> {
  const place = await mkdtemp(join(tmpdir(), "jalon-pdf-"));
  try {
    const file = join(place, "report.pdf");
    await writeFile(file, pdf);
    const { stdout } = await run("java", ["-Xmx512m", "-cp", `${folder}/*`, "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", "ua1", "--format", "text", "-v", file], { maxBuffer: 50_000_000 }).catch(
      // It ends with 1 where the file fails: what it wrote is the answer.
      (error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? "" }),
    );
    const lines = stdout.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    const verdict = lines.find((line) => /^(PASS|FAIL)\b/.test(line));
    if (verdict === undefined) throw new Error("veraPDF gave no verdict: is Java installed, and the whole validator in the folder?");
    return verdict.startsWith("PASS") ? [] : lines.filter((line) => line !== verdict);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
