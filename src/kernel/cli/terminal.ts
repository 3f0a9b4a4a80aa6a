import type { Language } from "../i18n/language.ts";
import type { Terminal } from "./command.ts";

interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The terminal of a process. Progress goes to standard error, so that standard output stays what a program reads. */
export function createTerminal(language: Language, streams: { readonly out: Stream; readonly error: Stream }): Terminal {
  let shown = "";
  const clear = (): void => {
    if (shown !== "" && streams.error.isTTY === true) streams.error.write("\r\u001b[2K");
    shown = "";
  };
  return {
    language,
    out(text) {
      clear();
      streams.out.write(`${text}\n`);
    },
    error(text) {
      clear();
      streams.error.write(`${text}\n`);
    },
    progress(text) {
      if (text === shown) return;
      if (streams.error.isTTY === true) streams.error.write(`\r\u001b[2K${text}`);
      // Elsewhere a line that only counts further would flood a log: a new line is written when the words change.
      else if (text.replace(/[\d\s\u202f,.%]+/g, "") !== shown.replace(/[\d\s\u202f,.%]+/g, "")) streams.error.write(`${text}\n`);
      shown = text;
    },
    endProgress: clear,
  };
}

/** The language of a command line: `JALON_LANG`, else the locale of the system where it is English, else French. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const chosen = environment["JALON_LANG"] ?? environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? "";
  return chosen.toLowerCase().startsWith("en") ? "en" : "fr";
}
