import { integerOf, listOf, member, textOf } from "../../sources/shape.ts";
import type { SourceClient } from "../domain/harvest.ts";
import { Trouble } from "../domain/trouble.ts";
import { addressUnder } from "./address.ts";
import { parseJson } from "./ask.ts";
import type { ClientDeps } from "./client-deps.ts";

/**
 * OpenAlex: `/works` by `cursor`, `*` first, ended by a null cursor or an empty page
 * (developers.openalex.org/guides/page-through-results). Asking by day of change needs a key.
 */
export function openalexClient({ ask, read, base, query, since, pageSize, contact, key }: ClientDeps): SourceClient {
  const filter = [
    query.by === "ror" ? `institutions.ror:https://ror.org/${query.value}` : `authorships.institutions.lineage:${query.value}`,
    ...(since === null ? [] : [`${since.of === "changed" ? "from_updated_date" : "from_publication_date"}:${since.day}`]),
  ].join(",");
  return {
    async page(cursor) {
      const url = addressUnder(base, "/works", { filter, "per-page": pageSize, cursor: cursor ?? "*", mailto: contact, api_key: key });
      const { text, next, total, given } = await ask(url, "json", (body) => {
        const value = parseJson(body);
        const results = member(value, "results");
        const found = { text: body, next: textOf(member(value, "meta", "next_cursor")), total: integerOf(member(value, "meta", "count")), given: listOf(results).length };
        if (!Array.isArray(results) || found.total === null) throw new Trouble("malformed");
        return found;
      });
      if (given === 0) return { read: { records: [], issues: [] }, next: null, given, total, mark: null, remarks: [] };
      return { read: read(text), next, given, total, mark: next, remarks: [] };
    },
  };
}
