import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import type { Asked } from "./asked.ts";
import type { Choice } from "./kit.ts";

interface ColumnBase {
  readonly key: string;
  readonly label: Bilingual;
  readonly hint?: Bilingual;
  /** Half the width is enough. */
  readonly half?: boolean;
}

/** One member of a part: how it is asked, read back and told. `pair` is a text in two languages, `within` a part in the part. */
export type Column = ColumnBase & (
  | { readonly kind: "line"; readonly rows?: number; readonly inputMode?: "email" | "url"; /** Id of a `datalist` of the page. */ readonly offered?: string; /** Its normal spelling, where it has one. */ readonly fold?: (text: string) => string; /** "" instead of null where nothing was typed. */ readonly always?: boolean }
  | { readonly kind: "pair"; readonly rows?: number }
  | { readonly kind: "choice"; readonly choices: (asked: Asked) => readonly Choice[]; /** What stands where nothing was chosen; null: nothing. */ readonly initial: string | null }
  | { readonly kind: "choices"; readonly choices: (asked: Asked) => readonly Choice[]; /** The codes are numbers in the record. */ readonly numbers?: boolean }
  | { readonly kind: "day" | "partial-date" | "number" | "tick" | "terms" }
  | { readonly kind: "within"; readonly columns: readonly Column[] }
);

/** One kind of part: what it is called, its columns, and which of them make it more than blank. */
export interface PartKind {
  readonly one: Bilingual;
  readonly columns: readonly Column[];
  readonly ordered?: boolean;
  /** Columns that do not make a part by themselves: choices that always hold something. */
  readonly passive?: readonly string[];
}
