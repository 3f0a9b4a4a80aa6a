import { Trouble, type Ask } from "../../../publications/index.ts";
import { readCtgovJson, type ReadRegisterFile } from "../ctgov/index.ts";

/** What is asked of ClinicalTrials.gov: studies by their numbers, or all of a sponsor. */
export type CtgovQuestion = { readonly numbers: readonly string[] } | { readonly sponsor: string };

/** Where the API stands by default. Source: ClinicalTrials.gov data API v2, `GET /studies`. */
export const ctgovBase = "https://clinicaltrials.gov/api/v2";
/** Numbers in one question: the address stays under two thousand signs. */
export const numbersPerPage = 100;
const sponsorPageSize = 100;

/** One page of studies; `nextPageToken` of the answer asks for the next one. Throws `Trouble` where it does not come whole. */
export async function askCtgov(ask: Ask, base: string, question: CtgovQuestion, pageToken: string | null): Promise<ReadRegisterFile> {
  const url = new URL(`${base.replace(/\/+$/u, "")}/studies`);
  url.searchParams.set("format", "json");
  url.searchParams.set("countTotal", "true");
  // Results can weigh many megabytes and are not copied here.
  url.searchParams.set("fields", "ProtocolSection,DocumentSection,DerivedSection,HasResults");
  if ("numbers" in question) {
    url.searchParams.set("filter.ids", question.numbers.join(","));
    url.searchParams.set("pageSize", String(numbersPerPage));
  } else {
    url.searchParams.set("query.spons", question.sponsor);
    url.searchParams.set("pageSize", String(sponsorPageSize));
  }
  if (pageToken !== null) url.searchParams.set("pageToken", pageToken);
  return ask(url, "json", (text) => {
    const read = readCtgovJson(text);
    // What cannot be read to its end was cut on the way, or is no answer of this interface.
    if (read.issues.length > 0) throw new Trouble("cut");
    if (!/"studies"\s*:/u.test(text)) throw new Trouble("malformed");
    return read;
  });
}
