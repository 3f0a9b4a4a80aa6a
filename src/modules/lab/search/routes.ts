import type { Route } from "../../../kernel/http/route.ts";
import type { LabDeps } from "../deps.ts";

export function searchRoutes(_deps: LabDeps): readonly Route[] {
  return [];
}
