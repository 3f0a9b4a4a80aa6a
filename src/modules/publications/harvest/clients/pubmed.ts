import { both } from "../../../../kernel/i18n/format.ts";
import { addDays, day, daysBetween, type Day } from "../../../../kernel/time/day.ts";
import { integerOf, isObject, listOf, member, textOf, textsOf } from "../../sources/shape.ts";
import type { SourceClient } from "../domain/harvest.ts";
import { Trouble } from "../domain/trouble.ts";
import { addressUnder } from "./address.ts";
import { checkXml, parseJson } from "./ask.ts";
import type { ClientDeps } from "./client-deps.ts";

/** ESearch gives the first 9,999 of what it finds in PubMed and no more (E-utilities in depth, ESearch). */
const mostFound = 9_999;
const firstDay = day("1781-01-01");

/** A slice of days, and the last PMID of it that was taken in. */
interface Place {
  readonly from: Day;
  readonly until: Day;
  readonly after: number;
}

/**
 * PubMed: ESearch for the identifiers of a slice of days, halved until it holds fewer than 10,000, then EFetch of the
 * records in the order of their PMIDs. Nothing hangs on the history server, which forgets: a resumed harvest searches
 * its slice again and goes on after the last PMID.
 */
export function pubmedClient({ ask, read, base, query, since, until, pageSize, contact, key }: ClientDeps): SourceClient {
  const who = { db: "pubmed", tool: "jalon", email: contact, api_key: key };
  const dates = since === null ? "edat" : since.of === "changed" ? "mdat" : "pdat";
  // A paper may bear a publication day to come.
  const last = dates === "pdat" ? addDays(until, 730) : until;
  let slice: { readonly place: Place; readonly pmids: readonly number[] } | null = null;
  let total: number | null = null;

  async function search(from: Day, to: Day, most: number): Promise<{ count: number; pmids: readonly number[] }> {
    const url = addressUnder(base, "/esearch.fcgi", { ...who, term: query.value, retmode: "json", retmax: most, datetype: dates, mindate: from.replaceAll("-", "/"), maxdate: to.replaceAll("-", "/") });
    return ask(url, "json", (body) => {
      const result = member(parseJson(body), "esearchresult");
      if (!isObject(result)) throw new Trouble("malformed");
      if (textOf(member(result, "ERROR")) !== null || listOf(member(result, "errorlist", "fieldsnotfound")).length > 0) throw new Trouble("refused");
      const count = integerOf(member(result, "count"));
      const pmids = textsOf(member(result, "idlist")).map(Number).filter(Number.isSafeInteger);
      if (count === null) throw new Trouble("malformed");
      if (most > 0 && pmids.length < Math.min(count, most)) throw new Trouble("cut");
      return { count, pmids: pmids.sort((one, two) => one - two) };
    });
  }

  /** The first slice from this day on that can be had whole; a single day with too many is cut, and told. */
  async function sliceFrom(from: Day, until: Day): Promise<{ readonly place: Place; readonly pmids: readonly number[]; readonly missing: number }> {
    for (let to = until; ; to = addDays(from, Math.floor(daysBetween(from, to) / 2))) {
      const { count, pmids } = await search(from, to, mostFound);
      if (count <= mostFound || from === to) return { place: { from, until: to, after: 0 }, pmids, missing: Math.max(0, count - mostFound) };
    }
  }

  return {
    async page(cursor) {
      const start = since?.day ?? firstDay;
      const asked = cursor === null ? null : placeOf(cursor);
      total ??= (await search(start, last, 0)).count;
      let missing = 0;
      if (slice === null || asked === null || slice.place.from !== asked.from || slice.place.until !== asked.until) {
        // `until` before `from`: the slice is still to be found.
        const known = asked !== null && asked.until >= asked.from;
        const found = known ? { place: asked, pmids: (await search(asked.from, asked.until, mostFound)).pmids, missing: 0 } : await sliceFrom(asked?.from ?? start, last);
        missing = found.missing;
        slice = found;
      }
      const { place, pmids } = slice;
      const left = pmids.filter((pmid) => pmid > (asked?.after ?? 0));
      const wanted = left.slice(0, pageSize);
      const remarks = missing === 0 ? [] : [{ code: "publications.harvest-day-too-full", severity: "warning" as const, text: both(`PubMed ne donne que ${mostFound} notices par jour\u202f: ${missing} du ${place.from} manquent. Précisez la requête.`, `PubMed gives ${mostFound} records a day at most: ${missing} of ${place.from} are missing. Narrow the query.`) }];
      const following: Place | null = left.length > wanted.length
        ? { ...place, after: wanted.at(-1) ?? 0 }
        : place.until >= last ? null : { from: addDays(place.until, 1), until: place.until, after: 0 };
      const next = following === null ? null : JSON.stringify(following);
      if (wanted.length === 0) return { read: { records: [], issues: [] }, next, given: 0, total, mark: null, remarks };
      const text = await ask(addressUnder(base, "/efetch.fcgi", { ...who, id: wanted.join(","), retmode: "xml" }), "xml", (body) => {
        checkXml(body, "PubmedArticleSet");
        return body;
      });
      return { read: read(text), next, given: wanted.length, total, mark: next, remarks };
    },
  };
}

function placeOf(text: string): Place {
  const value: unknown = JSON.parse(text);
  return { from: day(textOf(member(value, "from")) ?? ""), until: day(textOf(member(value, "until")) ?? ""), after: integerOf(member(value, "after")) ?? 0 };
}
