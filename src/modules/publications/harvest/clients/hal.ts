import { halFields } from "../../sources/index.ts";
import { integerOf, isObject, listOf, member, textOf } from "../../sources/shape.ts";
import type { SourceClient } from "../domain/harvest.ts";
import { Trouble } from "../domain/trouble.ts";
import { addressUnder } from "./address.ts";
import { parseJson } from "./ask.ts";
import type { ClientDeps } from "./client-deps.ts";

/**
 * HAL: Solr search, whole lists by `cursorMark` over the unique key (api.archives-ouvertes.fr/docs/search; Solr Reference
 * Guide, “Pagination of Results”: the cursor that comes back unchanged is the end).
 */
export function halClient({ ask, read, base, query, since, pageSize }: ClientDeps): SourceClient {
  const path = query.by === "collection" ? `/search/${encodeURIComponent(query.value)}/` : "/search/";
  const filters = [
    ...(query.by === "structure" ? [`structId_i:(${query.value.split(",").join(" OR ")})`] : []),
    ...(since === null ? [] : [`${since.of === "changed" ? "modifiedDate_tdate" : "publicationDate_tdate"}:[${since.day}T00:00:00Z TO *]`]),
  ];
  return {
    async page(cursor) {
      const mark = cursor ?? "*";
      const url = addressUnder(base, path, { q: query.by === "query" ? query.value : "*:*", wt: "json", rows: pageSize, sort: "docid asc", cursorMark: mark, fl: halFields.join(",") });
      for (const filter of filters) url.searchParams.append("fq", filter);
      const { text, next, total, given } = await ask(url, "json", (body) => {
        const value = parseJson(body);
        // Solr tells what it does not understand with status 200.
        if (isObject(member(value, "error"))) throw new Trouble("refused");
        const docs = member(value, "response", "docs");
        const found = { text: body, next: textOf(member(value, "nextCursorMark")), total: integerOf(member(value, "response", "numFound")), given: listOf(docs).length };
        if (!Array.isArray(docs) || found.total === null || found.next === null) throw new Trouble("malformed");
        if (found.given === 0 && found.next !== mark) throw new Trouble("empty-page");
        return found;
      });
      const ended = next === mark && given === 0;
      return { read: given === 0 ? nothing : read(text), next: ended ? null : next, given, total, mark: next, remarks: [] };
    },
  };
}

const nothing = { records: [], issues: [] };
