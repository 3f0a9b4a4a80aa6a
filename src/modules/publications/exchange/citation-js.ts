import { createRequire } from "node:module";

/** A name in CSL-JSON. */
export interface CslName {
  readonly given?: string;
  readonly family?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly "dropping-particle"?: string;
  readonly "non-dropping-particle"?: string;
}

/** One item of CSL-JSON 1.0.2: what this house writes and reads of it. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

export type CitationStyle = "apa" | "vancouver" | "harvard1";

interface Library {
  readonly plugins: {
    readonly input: { data(input: unknown, type: string): unknown; removeDataParser(type: string, isAsync: boolean): void; listDataParser(isAsync: boolean): readonly string[]; remove?(name: string): void };
    readonly output: { format(name: string, items: readonly CslItem[], options: Readonly<Record<string, unknown>>): unknown };
    remove(name: string): void;
  };
}

let library: Library | null = null;

/**
 * The library, with nothing in it that asks the network: it can take a text for an address and fetch it. Its parsers of
 * addresses are taken out, and `parseAs` is told the form and never guesses one.
 */
function citationJs(): Library {
  if (library !== null) return library;
  const require = createRequire(import.meta.url);
  const core = require("@citation-js/core") as Library;
  for (const plugin of ["@citation-js/plugin-bibtex", "@citation-js/plugin-ris", "@citation-js/plugin-csl"]) require(plugin);
  core.plugins.remove("@else");
  for (const isAsync of [false, true]) for (const parser of core.plugins.input.listDataParser(isAsync)) if (parser.startsWith("@else/")) core.plugins.input.removeDataParser(parser, isAsync);
  library = core;
  return core;
}

/** One parser applied to its own kind of input: `@biblatex/text`, `@bibtex/entries+list`. Throws what the parser throws. */
export function parseAs(type: "@biblatex/text" | "@bibtex/entries+list", input: unknown): unknown {
  return citationJs().plugins.input.data(input, type);
}

/** Items as BibTeX or RIS text, as RIS tags, or as a formatted bibliography. */
export function formatAs(name: "bibtex" | "ris" | "bibliography", items: readonly CslItem[], options: Readonly<Record<string, unknown>>): unknown {
  return citationJs().plugins.output.format(name, items, options);
}

/** Parsers that remain, for the test that none of them fetches. */
export function remainingParsers(): readonly string[] {
  return [false, true].flatMap((isAsync) => [...citationJs().plugins.input.listDataParser(isAsync)]);
}
