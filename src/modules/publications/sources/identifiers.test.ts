import assert from "node:assert/strict";
import { test } from "node:test";
import { assert as hold, constantFrom, property, string, tuple } from "fast-check";
import { normaliseArxiv, normaliseDoi, normaliseIsbn, normaliseIssn, normaliseNnt, normaliseOpenAlex, normaliseOrcid, normalisePmcid, normalisePmid, parseHalId, workIdentifier } from "./identifiers.ts";

test("a DOI in its many spellings is one DOI", () => {
  for (const text of [
    "10.1234/Ab-c.1", "doi:10.1234/ab-c.1", "DOI 10.1234/AB-C.1", "DOI: 10.1234/ab-c.1", "doi: https://doi.org/10.1234/ab-c.1", "http://dx.doi.org/10.1234/ab-c.1", "https://doi.org/10.1234/ab-c.1", "https://www.doi.org/10.1234/ab-c.1", "doi.org/10.1234/ab-c.1",
    "//doi.org/10.1234/ab-c.1", "10.1234%2Fab-c.1", "https://doi.org/10.1234%2FAB-C.1", "10.1234/ab-c.1.", "10.1234/ab-c.1,", "(10.1234/ab-c.1)", "[10.1234/ab-c.1]", "<10.1234/ab-c.1>", "\"10.1234/ab-c.1\"", " 10.1234 / ab-c.1 ", "10.1234/ab\u2010c.1", "10.1234/ab\u2013c.1",
    "10.1234/ab\u2212c.1", "10.1234/\u200bab-c.1", "info:doi/10.1234/ab-c.1", "urn:doi:10.1234/ab-c.1", "１０.1234/ab-c.1", "https://doi.org/10.1234/ab-c.1?utm_source=x", "https://www.doi.org/10.1234/AB-C.1?from=mail#top", "doi:doi:10.1234/ab-c.1",
  ]) assert.equal(normaliseDoi(text), "10.1234/ab-c.1", text);
});

test("brackets and slashes that belong to a DOI stay, and what is no DOI is none", () => {
  assert.equal(normaliseDoi("10.1016/S0140-6736(20)30183-5"), "10.1016/s0140-6736(20)30183-5");
  assert.equal(normaliseDoi("10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"), "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2");
  assert.equal(normaliseDoi("10.1000.10/abc"), "10.1000.10/abc");
  for (const text of ["", "10.1234", "10.1234/", "11.1234/abc", "https://example.org/10.1234", "hal-01234567", "%E0%A4%A", "10.12/abc", "null", "doi:"]) assert.equal(normaliseDoi(text), null, text);
});

test("a normal DOI is its own normal form, in whatever it is wrapped", () => {
  const suffix = string({ unit: constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789-_/"), minLength: 1, maxLength: 20 }).map((text) => `a${text.replace(/\/+/g, "/")}z`);
  const wraps = constantFrom((doi: string) => doi, (doi: string) => `https://doi.org/${doi}`, (doi: string) => `DOI:${doi.toUpperCase()}.`, (doi: string) => `(${doi})`, (doi: string) => encodeURIComponent(doi));
  hold(property(tuple(suffix, wraps), ([text, wrap]) => {
    const doi = `10.1234/${text}`;
    assert.equal(normaliseDoi(wrap(doi)), doi);
  }));
});

test("PMID, PMCID, HAL, thesis, OpenAlex and arXiv numbers", () => {
  for (const text of ["12345678", "PMID: 12345678", "pmid:12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "http://www.ncbi.nlm.nih.gov/pubmed/12345678", "0012345678".slice(0, 10), "info:pmid/12345678"]) assert.equal(normalisePmid(text), "12345678", text);
  for (const text of ["", "0", "12a", "1234567890123"]) assert.equal(normalisePmid(text), null, text);
  for (const text of ["PMC123", "pmc123", "123", "PMC123.2", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123", "https://www.ncbi.nlm.nih.gov/pmc/articles/123"]) assert.equal(normalisePmcid(text), "PMC123", text);
  for (const [text, halId, version] of [
    ["hal-01234567", "hal-01234567", null], ["hal-01234567v2", "hal-01234567", 2], ["HAL-01234567V3", "hal-01234567", 3], ["https://hal.science/hal-01234567v1", "hal-01234567", 1], ["https://hal.archives-ouvertes.fr/hal-01234567/document", "hal-01234567", null],
    ["inserm-00123456", "inserm-00123456", null], ["https://inserm.hal.science/inserm-00123456v2", "inserm-00123456", 2], ["tel-00000123v1", "tel-00000123", 1], ["pasteur-00123456", "pasteur-00123456", null], ["https://theses.hal.science/tel-04123456/file/these.pdf", "tel-04123456", null],
    ["oai:HAL:hal-01234567v1", "hal-01234567", 1], ["hceres-02026123", "hceres-02026123", null],
  ] as const) assert.deepEqual(parseHalId(text), { halId, version }, text);
  for (const text of ["", "hal-", "01234567", "10.1234/abc", "hal 123"]) assert.equal(parseHalId(text), null, text);
  for (const text of ["2019LORR0153", "2019lorr0153", "https://www.theses.fr/2019LORR0153", "NNT : 2019LORR0153"]) assert.equal(normaliseNnt(text), "2019LORR0153", text);
  for (const text of ["W123", "https://openalex.org/W123", "https://api.openalex.org/works/w123"]) assert.equal(normaliseOpenAlex(text), "W123", text);
  assert.equal(normaliseOpenAlex("https://openalex.org/A123"), null);
  for (const text of ["2101.01234", "arXiv:2101.01234v3", "https://arxiv.org/abs/2101.01234", "10.48550/arXiv.2101.01234", "https://arxiv.org/pdf/2101.01234v1.pdf"]) assert.equal(normaliseArxiv(text), "2101.01234", text);
  assert.equal(normaliseArxiv("math.GT/0309136"), "math.gt/0309136");
  assert.equal(workIdentifier("hal", "nothing"), null);
});

test("check characters are verified", () => {
  // Nature; the ISSN manual's example with X; PLOS ONE.
  for (const [text, value] of [["0028-0836", "0028-0836"], ["2434561X", "2434-561X"], ["ISSN 1932-6203", "1932-6203"], ["e-ISSN: 1932-6203", "1932-6203"], ["https://portal.issn.org/resource/ISSN/1932-6203", "1932-6203"]] as const) assert.equal(normaliseIssn(text), value, text);
  for (const text of ["0028-0837", "1234", "", "0028-083X"]) assert.equal(normaliseIssn(text), null, text);
  // ISO 2108: the two forms of one number.
  assert.equal(normaliseIsbn("0-306-40615-2"), "9780306406157");
  assert.equal(normaliseIsbn("ISBN 978-0-306-40615-7"), "9780306406157");
  assert.equal(normaliseIsbn("978-0-306-40615-8"), null);
  assert.equal(normaliseIsbn("0-306-40615-3"), null);
  // ORCID's own example.
  assert.equal(normaliseOrcid("https://orcid.org/0000-0002-1825-0097"), "0000-0002-1825-0097");
  assert.equal(normaliseOrcid("0000-0002-1825-0098"), null);
});

test("no text makes a normaliser throw, and what one gives it gives again", () => {
  const all = [normaliseDoi, normalisePmid, normalisePmcid, normaliseNnt, normaliseOpenAlex, normaliseArxiv, normaliseIssn, normaliseIsbn, normaliseOrcid, (text: string) => parseHalId(text)?.halId ?? null];
  hold(property(string({ unit: "binary", maxLength: 60 }), (text) => {
    for (const normalise of all) {
      const value = normalise(text);
      if (value !== null) assert.equal(normalise(value), value);
    }
  }));
  for (const normalise of all) normalise("(".repeat(1_000_000));
});
