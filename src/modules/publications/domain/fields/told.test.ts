import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { bibliographicRecord } from "../../testing/builders.ts";
import type { DocumentType, RecordSource } from "../record.ts";
import { tell } from "./told.ts";

function typeOf(said: Readonly<Partial<Record<RecordSource, DocumentType>>>, preferred?: string) {
  const records = (Object.entries(said) as [RecordSource, DocumentType][]).map(([source, documentType]) => ({
    record: bibliographicRecord(source, "1", { documentType }), observedOn: day("2025-01-01"), recordedAt: "2025-01-01T00:00:00.000Z", deliveryId: "1",
  }));
  const told = tell("documentType", records, new Map(preferred === undefined ? [] : [["documentType", preferred]]));
  return [told?.value, told?.source, told?.otherwise.map(({ value }) => value)];
}

test("a general “article” of Crossref or HAL yields to the finer word of OpenAlex; PubMed and people are believed before it", () => {
  assert.deepEqual(typeOf({ crossref: "article", hal: "article", openalex: "review" }), ["review", "openalex", ["article", "article"]]);
  assert.deepEqual(typeOf({ hal: "article", openalex: "letter" }), ["letter", "openalex", ["article"]]);
  assert.deepEqual(typeOf({ crossref: "article", pubmed: "article", openalex: "review" }), ["article", "pubmed", ["review"]]);
  assert.deepEqual(typeOf({ crossref: "article", pubmed: "review", openalex: "article" }), ["review", "pubmed", ["article", "article"]]);
  assert.deepEqual(typeOf({ crossref: "book-chapter", openalex: "review" }), ["book-chapter", "crossref", ["review"]]);
  assert.deepEqual(typeOf({ crossref: "article", openalex: "dataset" }), ["article", "crossref", ["dataset"]]);
  assert.deepEqual(typeOf({ crossref: "article", openalex: "review" }, "crossref:1"), ["article", "crossref", ["review"]]);
});
