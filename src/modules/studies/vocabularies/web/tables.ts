import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { listCodes, type ListCode } from "../../domain/lists.ts";
import type { ConceptChange } from "../difference.ts";
import { listNames } from "../list-names.ts";
import { labelsOf, fromFresh } from "../own.ts";
import type { StandingList } from "../loaded.ts";
import { words } from "./words.ts";

/** The house's concepts with their ties, of one list or of all. */
export function ownTable(list: ListCode | null): Table {
  return {
    name: list === null ? "study-concepts" : `study-concepts-${list}`, title: list === null ? words.own : listNames[list],
    columns: [{ key: "list", label: words.list }, { key: "code", label: words.id }, { key: "label_fr", label: words.french }, { key: "label_en", label: words.english }, { key: "fresh", label: { fr: "FReSH", en: "FReSH" } }, { key: "fresh_nearest", label: { fr: "FReSH, le plus proche", en: "FReSH, nearest" } }, { key: "ctgov", label: words.ctgov }, { key: "same", label: words.match }],
    rows: (list === null ? listCodes : [list]).flatMap((one) => labelsOf(one).map(({ code, name, fresh, nearFresh, ctgov, same }): Cell[] => [one, code, name.fr, name.en, fresh.join(" "), nearFresh.join(" "), ctgov.join(" "), same.join(" ")])),
  };
}

/** The concepts of loaded lists as they stand. */
export function loadedTable(lists: readonly StandingList[], licence: string): Table {
  return {
    name: "study-vocabularies", title: words.loaded, notes: [{ fr: `Licence\u202f: ${licence}`, en: `Licence: ${licence}` }],
    columns: [{ key: "list", label: words.list }, { key: "identifier", label: words.id }, { key: "prefLabel_fr", label: words.french }, { key: "prefLabel_en", label: words.english }, { key: "exactMatch", label: words.match }, { key: "house", label: words.house }, { key: "gone", label: words.gone }],
    rows: lists.flatMap(({ list, concepts }) => concepts.map(({ id, label, exactMatch, deprecated }): Cell[] => [list, id, label.fr, label.en, exactMatch.join(" "), fromFresh(id)?.code ?? "", deprecated ? "x" : ""])),
  };
}

export function changesTable(changes: readonly ConceptChange[]): Table {
  return {
    name: "study-vocabulary-changes", title: words.changes,
    columns: [{ key: "list", label: words.list }, { key: "identifier", label: words.id }, { key: "kind", label: words.kind }, { key: "before_fr", label: { fr: "Avant (français)", en: "Before (French)" } }, { key: "before_en", label: { fr: "Avant (anglais)", en: "Before (English)" } }, { key: "after_fr", label: { fr: "Après (français)", en: "After (French)" } }, { key: "after_en", label: { fr: "Après (anglais)", en: "After (English)" } }],
    rows: changes.map(({ list, id, kind, before, after }): Cell[] => [list, id, words[kind], before?.fr ?? "", before?.en ?? "", after?.fr ?? "", after?.en ?? ""]),
  };
}
