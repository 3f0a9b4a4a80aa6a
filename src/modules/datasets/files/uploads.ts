import type { UploadTaker } from "../../../kernel/uploads/index.ts";
import type { Files } from "./module.ts";

/** Takes finished uploads into drafts: their purpose reads `dataset:ds-000042`. */
export function datasetUploads(files: Pick<Files, "requireOpenDraft" | "add">): UploadTaker {
  return {
    kind: "dataset",
    mayStart: (actor, code) => files.requireOpenDraft(actor, code),
    async take(actor, code, { name, sha256, sizeBytes }) {
      const file = await files.add(actor, code, { name, content: { sha256, sizeBytes } });
      return { file: file.id };
    },
  };
}
