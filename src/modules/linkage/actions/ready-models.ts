import { readdirSync, readFileSync } from "node:fs";
import type { Author } from "../../../kernel/audit/index.ts";
import { listModels } from "../store/projects.ts";
import type { LinkageDeps } from "./deps.ts";
import { keepModel, modelSha256 } from "./projects.ts";

const folder = new URL("../models/", import.meta.url);

/** Keeps the models that are shipped, a new version where one has changed. Done each time the house opens. */
export async function keepReadyModels(deps: LinkageDeps): Promise<void> {
  const author: Author = { accountId: null, name: "Jalon" };
  const known = new Set((await listModels(deps.db)).map(({ name, sha256 }) => `${name} ${sha256}`));
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
    const name = file.slice(0, -5);
    const { model } = deps.readModel(readFileSync(new URL(file, folder), "utf8"));
    if (model === null || known.has(`${name} ${modelSha256(model)}`)) continue;
    await keepModel(deps, author, { name, body: model, origin: "ready", trainedByRun: null, trainedOn: null, note: "" });
  }
}
