import type { LinkageModel } from "../../modules/linkage/index.ts";

/** A plain model for the made-up cohort, of use where no nominative one is shipped. */
export const cohortModel: LinkageModel = {
  format: "jalon-linkage-model/1", name: "cohorte-etat-civil", id: "id",
  columns: { birth_name: { clean: "name" }, first_names: { clean: "first-names" }, birth_date: { clean: "date" }, sex: { clean: "sex" }, birth_commune: { clean: "commune", on: "birth_date" } },
  comparisons: [
    { name: "birth_name", kind: "name", columns: ["birth_name"], termFrequency: true }, { name: "first_names", kind: "first-names", columns: ["first_names"] }, { name: "birth_date", kind: "date", columns: ["birth_date"] },
    { name: "birth_commune", kind: "commune", columns: ["birth_commune"] }, { name: "sex", kind: "sex", columns: ["sex"] },
  ],
  blocking: [["birth_date"], ["birth_name", { column: "birth_date", part: "year" }], ["birth_name", { column: "first_names", part: "first-item" }], [{ column: "first_names", part: "first-item" }, { column: "birth_date", part: "year-month" }]],
  training: { sessions: [{ on: ["birth_date"] }, { on: ["birth_name"] }] },
  decision: { probability: 0.9, oneToOne: "both" }, seed: "demonstration",
};
