import type { Catalogue } from "./domain/catalogue.ts";

/** A contract with one series, 3.a: 70 collaborations in total over 2021-2025. For tests. */
export const contractCatalogue: Catalogue = {
  contractCode: "test", versionId: "v", fromYear: 2021, toYear: 2025,
  indicators: [{
    code: "3", title: { fr: "Diffusion", en: "Diffusion" }, lagYears: 0, lines: [1],
    parts: [{
      code: "3.a", definition: { fr: "collaborations", en: "collaborations" }, writtenDefinition: null, lines: [2],
      measures: [{ key: "3.a", part: "3.a", name: { fr: "Collaborations", en: "Collaborations" }, unit: { kind: "count" }, baseline: { kind: "previous-period", value: 30, fromYear: 2016, toYear: 2020, note: null, lines: [3] }, lines: [2] }],
      targets: [{
        key: "3.a", series: "3.a", comparator: "at-least", strict: false, value: 70, upperValue: null, unit: { kind: "count" }, scope: { kind: "cumulated", fromYear: 2021, toYear: 2025 },
        dueYear: 2025, approximate: false, condition: null, calledTarget: true, role: "commitment", written: null, statement: null, lines: [4],
      }],
    }],
  }],
};
