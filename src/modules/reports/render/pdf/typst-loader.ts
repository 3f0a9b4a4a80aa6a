import { createRequire } from "node:module";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** What is used of the compiler: the same face in the wrapper and in the packages of platforms. */
export interface TypstCompiler {
  compile(source: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> }): {
    readonly result: unknown;
    takeError(): { readonly shortDiagnostics: readonly unknown[] } | null;
  };
  pdf(compiled: unknown, options: { readonly pdfStandard: string; readonly creationTimestamp: number }): Uint8Array;
}

interface TypstPackage {
  readonly NodeCompiler: { create(options: { readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[] }): TypstCompiler };
}

const name = "@myriaddreamin/typst-ts-node-compiler";
const platforms = [`${process.platform}-${process.arch}-gnu`, `${process.platform}-${process.arch}-msvc`, `${process.platform}-${process.arch}-musl`, `${process.platform}-${process.arch}`];

let loaded: TypstCompiler | null | undefined;

/**
 * The compiler of the package for this platform, else of the wrapper that chooses one. Null where none is installed:
 * it is an optional dependency, and a report can be made without its PDF.
 */
export function loadTypst(packages: readonly string[] = [...platforms.map((platform) => `${name}-${platform}`), name]): TypstCompiler | null {
  if (loaded !== undefined && packages.length > 1) return loaded;
  const require = createRequire(import.meta.url);
  let found: TypstCompiler | null = null;
  for (const candidate of packages) {
    if (found !== null) break;
    try {
      const module = require(candidate) as TypstPackage;
      // No folder of fonts: those inside the compiler are the same on every machine.
      found = module.NodeCompiler.create({ fontArgs: [{ fontPaths: [] }] });
    } catch {
      // Not installed, or built for another platform: the next may do.
    }
  }
  if (packages.length > 1) loaded = found;
  return found;
}

/** What to tell whoever makes a report on a machine that cannot write its PDF; null where it can. */
export function missingPdf(compiler: TypstCompiler | null = loadTypst()): Bilingual | null {
  if (compiler !== null) return null;
  const platform = `${process.platform}-${process.arch}`;
  return both(
    `Le rapport est fait sans PDF\u202f: aucun compilateur Typst n’est installé pour cette machine (${platform}). Le paquet facultatif ${name}, ou celui de la plateforme, le donne\u202f; les autres fichiers n’en dépendent pas.`,
    `The report is made without its PDF: no Typst compiler is installed for this machine (${platform}). The optional package ${name}, or the one for the platform, brings it; the other files do not depend on it.`,
  );
}
