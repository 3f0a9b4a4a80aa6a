import { createDecisions } from "./actions/decide/index.ts";
import { createDeliveries } from "./actions/deliver/index.ts";
import { createQuestions } from "./actions/questions/index.ts";
import { createReading } from "./actions/read/index.ts";
import type { DirectoryDeps } from "./deps.ts";
import type { Directory } from "./domain/directory.ts";

export function createDirectory(deps: DirectoryDeps): Directory {
  return { fields: deps.fields, ...createDeliveries(deps), ...createDecisions(deps), ...createReading(deps), ...createQuestions(deps) };
}
