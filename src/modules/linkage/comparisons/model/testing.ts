import type { LinkageModel } from "../../domain/model.ts";

/** A small model that is right, with what a test changes. */
export function modelWith(change: Readonly<Record<string, unknown>> = {}): LinkageModel {
  return {
    format: "jalon-linkage-model/1", name: "test",
    columns: { surname: { clean: "name" }, dob: { clean: "date" } },
    comparisons: [{ name: "surname", kind: "name", termFrequency: true }, { name: "dob", kind: "date" }],
    blocking: [["surname"], ["dob"]],
    ...change,
  };
}
