import type { Day } from "../../../kernel/time/day.ts";
import type { EntityRef } from "../../directory/index.ts";
import type { SearchItem } from "./domain/question.ts";
import { dayNumber } from "../../../kernel/search/index.ts";
import type { SearchIndex } from "./engine/search-index.ts";
import type { ShownEntry } from "./store/entry-store.ts";

/** The entries as lists show them, in the order of `ids`. */
export function itemsOf(index: SearchIndex, entries: ReadonlyMap<string, ShownEntry>, ids: readonly string[], on: Day): SearchItem[] {
  return ids.flatMap((id) => {
    const entry = entries.get(id);
    return entry === undefined ? [] : [itemOf(index, entry, on)];
  });
}

function itemOf(index: SearchIndex, entry: ShownEntry, on: Day): SearchItem {
  return {
    ref: { id: entry.entity, kind: entry.kind, code: entry.code, name: entry.name },
    acronym: entry.acronym,
    labels: entry.labels,
    type: entry.type,
    form: entry.legal_form,
    regionCode: entry.region_code,
    siteName: entry.site_name,
    related: entry.kind === "person" ? structuresOf(index, entry, on) : parentsOf(index, entry, on),
    openedDay: entry.opened_day,
    closedDay: entry.closed_day,
    stub: entry.stub,
    demonstration: entry.demonstration,
  };
}

type Related = SearchItem["related"][number];

function parentsOf(index: SearchIndex, { relations }: ShownEntry, on: Day): Related[] {
  const found = relations.filter(({ field, from, until }) => field === "co-supervision" && (from === null || from <= on) && (until === null || on < until));
  return found.flatMap(({ field, object, label }) => {
    const doc = index.numberOf.get(object);
    return doc === undefined ? [] : [{ ref: refOf(index, doc), acronym: index.acronyms[doc] ?? null, field, label }];
  });
}

function structuresOf(index: SearchIndex, { entity }: ShownEntry, on: Day): Related[] {
  const at = dayNumber(on);
  const named = index.namedBy.get(index.numberOf.get(entity) ?? -1) ?? [];
  const now = named.filter(({ from, until }) => from <= at && at < until);
  return now.map(({ doc, field }) => ({ ref: refOf(index, doc), acronym: index.acronyms[doc] ?? null, field, label: null }));
}

const kindCodes = ["structure", "organisation", "person"] as const;

function refOf(index: SearchIndex, doc: number): EntityRef {
  return { id: index.ids[doc] ?? "", kind: kindCodes[index.kinds[doc] ?? 0] ?? "structure", code: index.codes[doc] ?? "", name: index.names[doc] ?? "" };
}
