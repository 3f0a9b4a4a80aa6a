import type { Route } from "../../../../kernel/http/route.ts";
import type { FilesDeps } from "../deps.ts";
import type { Files } from "../module.ts";
import { fileApiRoutes } from "./api-routes.ts";
import { downloadRoutes } from "./download-routes.ts";

/** Every route of files: downloads for whoever may, and the API of drafts. */
export function fileRoutes(files: Files, deps: Pick<FilesDeps, "storage" | "counter"> & { readonly publicUrl?: string }): Route[] {
  return [...downloadRoutes(files, deps), ...fileApiRoutes(files)];
}
