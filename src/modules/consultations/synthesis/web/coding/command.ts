import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { both } from "../../../../../kernel/i18n/format.ts";

/** What a coder asks for: by the keyboard in one line, or by the boxes and buttons. */
export type Command =
  | { readonly kind: "give"; readonly codes: readonly number[] }
  | { readonly kind: "move"; readonly step: -1 | 1 }
  | { readonly kind: "mask" }
  | { readonly kind: "withhold" }
  | { readonly kind: "unclear"; readonly issue: Issue };

/**
 * `3 7` gives codes 3 and 7 and nothing else; `0` says that there is nothing to code; `m` to mask, `r` to hold back,
 * `+` and `-` for the next and the text before. An empty line stands for the boxes and the button that was pressed; no box
 * and the button “keep” is unclear, since nothing to code is to be said.
 */
export function readCommand(line: string, ticked: readonly number[], act: string): Command {
  const word = line.toLowerCase();
  if (word === "+" || (word === "" && act === "next")) return { kind: "move", step: 1 };
  if (word === "-" || (word === "" && act === "previous")) return { kind: "move", step: -1 };
  if (word === "m" || (word === "" && act === "mask")) return { kind: "mask" };
  if (word === "r" || (word === "" && act === "withhold")) return { kind: "withhold" };
  if (word === "0" || (word === "" && act === "nothing")) return { kind: "give", codes: [] };
  if (word === "") return ticked.length > 0 ? { kind: "give", codes: ticked } : unclear("Cochez un code, ou dites qu’il n’y a rien à coder.", "Tick a code, or say that there is nothing to code.");
  const parts = word.split(/[\s,;]+/).filter((part) => part !== "");
  if (parts.some((part) => !/^[1-9]\d{0,5}$/.test(part))) return unclear("Tapez des numéros de codes, 0, m, r, + ou -.", "Type numbers of codes, 0, m, r, + or -.");
  return { kind: "give", codes: parts.map(Number) };
}

function unclear(fr: string, en: string): Command {
  return { kind: "unclear", issue: { code: "consultations.command-unclear", severity: "error", field: "typed", text: both(fr, en) } };
}
