import type { VNode } from "preact";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { itemPath, type ItemKind, type Place } from "../place.ts";

interface Titled {
  readonly code: string;
  readonly title: Bilingual;
}

/** Links to the item before and the item after in the order of the contract, with their titles. */
export function Neighbours({ place, kind, items, code, name }: { readonly place: Place; readonly kind: ItemKind; readonly items: readonly Titled[]; readonly code: string; readonly name: string }): VNode | null {
  const at = items.findIndex((one) => one.code === code);
  const previous = items[at - 1];
  const next = at < 0 ? undefined : items[at + 1];
  if (previous === undefined && next === undefined) return null;
  const link = (item: Titled, rel: "prev" | "next"): VNode => (
    <a rel={rel} href={place.href(itemPath(kind, item.code))}>
      {rel === "prev" ? <span aria-hidden="true">← </span> : null}
      {name} {item.code}{place.say("\u202f: ", ": ")}{pick(item.title, place.language)}
      {rel === "next" ? <span aria-hidden="true"> →</span> : null}
    </a>
  );
  return (
    <nav class="pager" aria-label={place.say("Avant et après", "Before and after")}>
      {previous === undefined ? null : link(previous, "prev")}
      {next === undefined ? null : link(next, "next")}
    </nav>
  );
}
