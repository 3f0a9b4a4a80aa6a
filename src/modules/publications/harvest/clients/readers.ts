import { readCrossref } from "../../sources/crossref.ts";
import { readHal } from "../../sources/hal.ts";
import { readOpenAlex } from "../../sources/openalex.ts";
import { readOrcid } from "../../sources/orcid.ts";
import { readPubmed } from "../../sources/pubmed.ts";
import type { Readers } from "./client-deps.ts";

/** The readers of answers of each source: an answer that is cut gives nothing. */
export const sourceReaders: Readers = {
  hal: (text) => readHal(text), openalex: (text) => readOpenAlex(text), crossref: (text) => readCrossref(text), pubmed: (text) => readPubmed(text), orcid: (text) => readOrcid(text),
};
