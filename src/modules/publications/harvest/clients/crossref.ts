import { createHash } from "node:crypto";
import { integerOf, listOf, member, textOf } from "../../sources/shape.ts";
import { CursorLost, type SourceClient } from "../domain/harvest.ts";
import { Trouble } from "../domain/trouble.ts";
import { addressUnder } from "./address.ts";
import { parseJson } from "./ask.ts";
import type { ClientDeps } from "./client-deps.ts";

/** A cursor of Crossref is forgotten after five minutes (REST API documentation, “Deep paging with cursors”). */
const cursorLivesMilliseconds = 270_000;
/** Before this year Crossref had no record. */
const firstYear = 2002;

interface Place {
  /** Year of creation of the records; 0: no slice, all at once. */
  readonly year: number;
  readonly cursor: string;
  readonly at: number;
  /** Records given of the slice so far, and how often it was begun again. */
  readonly given: number;
  readonly again: number;
}

/** A slice that never gives all that it announces is left after so many times, and told. */
const mostAgain = 3;

/**
 * Crossref: `/works` by `cursor`, year of creation by year of creation, so that a harvest that is resumed after its
 * cursor was forgotten asks again for a year at most. The same cursor may come back from page to page: pages are told
 * apart by what they hold.
 */
export function crossrefClient({ ask, read, base, query, since, until, pageSize, contact, now }: ClientDeps): SourceClient {
  const lastYear = Number(until.slice(0, 4));
  const first: Place = { year: since?.of === "changed" ? 0 : firstYear, cursor: "*", at: 0, given: 0, again: 0 };
  const shared = [
    ...(query.by === "ror" ? [`ror-id:https://ror.org/${query.value}`] : []),
    ...(since === null ? [] : [`${since.of === "changed" ? "from-index-date" : "from-pub-date"}:${since.day}`]),
  ];

  async function works(parameters: { readonly cursor?: string; readonly rows: number }, year: number): Promise<{ text: string; next: string | null; total: number; keys: readonly string[] }> {
    const filters = [...shared, ...(year === 0 ? [] : [`from-created-date:${year}`, `until-created-date:${year}`])];
    const url = addressUnder(base, "/works", {
      ...parameters, filter: filters.length === 0 ? null : filters.join(","), "query.affiliation": query.by === "affiliation" ? query.value : null, mailto: contact,
    });
    return ask(url, "json", (body) => {
      const value = parseJson(body);
      const items = member(value, "message", "items");
      const total = integerOf(member(value, "message", "total-results"));
      if (!Array.isArray(items) || total === null) throw new Trouble("malformed");
      return { text: body, next: textOf(member(value, "message", "next-cursor")), total, keys: listOf(items).map((item) => textOf(member(item, "DOI")) ?? "") };
    });
  }

  let total: number | null = null;
  return {
    async page(text) {
      const place = text === null ? first : placeOf(text);
      const restart = JSON.stringify({ ...place, cursor: "*", at: 0, given: 0, again: place.again + 1 });
      if (place.cursor !== "*" && now() - place.at > cursorLivesMilliseconds) throw new CursorLost(restart);
      total ??= (await works({ rows: 0 }, 0)).total;
      let found;
      try {
        found = await works({ cursor: place.cursor, rows: pageSize }, place.year);
      } catch (error) {
        if (error instanceof Trouble && (error.kind === "refused" || error.kind === "not-found") && place.cursor !== "*") throw new CursorLost(restart);
        throw error;
      }
      const given = place.given + found.keys.length;
      const more = found.keys.length >= pageSize && found.next !== null;
      // A page that was asked for twice, the first answer being cut, is the next one: what is missing shows at the end of the slice.
      if (!more && given < found.total && place.again < mostAgain) throw new CursorLost(restart);
      const next: Place | null = more ? { ...place, cursor: found.next ?? "", at: now(), given } : place.year === 0 || place.year >= lastYear ? null : { ...first, year: place.year + 1 };
      const mark = found.keys.length === 0 ? null : createHash("sha256").update(`${place.year}\n${found.keys.join("\n")}`).digest("hex");
      return { read: found.keys.length === 0 ? { records: [], issues: [] } : read(found.text), next: next === null ? null : JSON.stringify(next), given: found.keys.length, total, mark, remarks: [] };
    },
  };
}

function placeOf(text: string): Place {
  const value: unknown = JSON.parse(text);
  return { year: integerOf(member(value, "year")) ?? 0, cursor: textOf(member(value, "cursor")) ?? "*", at: integerOf(member(value, "at")) ?? 0, given: integerOf(member(value, "given")) ?? 0, again: integerOf(member(value, "again")) ?? 0 };
}
