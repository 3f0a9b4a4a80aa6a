import type { Route } from "../../../kernel/http/route.ts";
import type { LabDeps } from "../deps.ts";

export function qualityRoutes(_deps: LabDeps): readonly Route[] {
  return [];
}
