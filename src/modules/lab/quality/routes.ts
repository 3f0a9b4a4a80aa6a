import type { Route } from "../../../kernel/http/route.ts";
import type { LabDeps } from "../deps.ts";
import { correctionRoutes } from "../corrections/index.ts";

/** Say it once, measured: corrections, asks, the quality of what is held, duplicates. */
export function qualityRoutes(deps: LabDeps): readonly Route[] {
  return correctionRoutes(deps);
}
