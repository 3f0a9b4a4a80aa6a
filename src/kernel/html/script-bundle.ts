import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build, stop } from "esbuild";

/** A script as it is served, all in one file. */
export interface BundledScript {
  /** With a part of its hash: it can be kept for ever. */
  readonly url: string;
  readonly mediaType: "text/javascript; charset=utf-8";
  readonly bytes: Uint8Array;
  /** In hexadecimal. */
  readonly sha256: string;
  /** For the attribute `integrity` (Subresource Integrity): the browser refuses any other bytes. */
  readonly integrity: string;
}

/** A script that a module brings to its own pages, made of its TypeScript sources when it is first asked for, then kept. */
export interface ScriptBundle {
  readonly name: string;
  load(): Promise<BundledScript>;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * One file for browsers from `entry` and all that it imports. It is not shortened, so that people can read what their
 * browser runs, and depends on the sources alone: whoever has them makes the same bytes. `notice` stands at its head.
 */
export function scriptBundle(name: string, entry: URL, notice: string): ScriptBundle {
  let made: Promise<BundledScript> | null = null;
  return {
    name,
    load: () => {
      made ??= bundle(name, entry, notice).catch((error: unknown) => {
        made = null;
        throw error;
      });
      return made;
    },
  };
}

async function bundle(name: string, entry: URL, notice: string): Promise<BundledScript> {
  const built = await build({
    entryPoints: [fileURLToPath(entry)], absWorkingDir: root, bundle: true, write: false, format: "esm", platform: "browser", target: "es2022", charset: "utf8",
    legalComments: "inline", banner: { js: `/* ${notice} */` }, logLevel: "silent", tsconfigRaw: "{}",
  });
  await stop();
  const bytes = built.outputFiles[0]?.contents ?? new Uint8Array();
  const digest = createHash("sha256").update(bytes).digest();
  const sha256 = digest.toString("hex");
  return { url: `/assets/${name}.${sha256.slice(0, 10)}.js`, mediaType: "text/javascript; charset=utf-8", bytes, sha256, integrity: `sha256-${digest.toString("base64")}` };
}
