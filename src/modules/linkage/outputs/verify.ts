import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { canonicalJson } from "../../../kernel/audit/canonical.ts";
import { hashFile } from "../../../kernel/files/index.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { RunFolder, Verification } from "../domain/outputs.ts";
import type { Input, Seal } from "../domain/run.ts";
import { readRun } from "./previous.ts";
import { runLinkage } from "./run.ts";
import { hashInput, hashModel, hashSeal, sealText } from "./seal.ts";

/** What is no longer as it was sealed; nothing where the seal holds. Fails with `linkage.not-a-run`. */
export async function verifyRun(directory: string, { inputs = [], again = false, temporaryDirectory }: Verification): Promise<readonly Issue[]> {
  const run = await readRun(directory);
  const { seal } = run;
  const issues: Issue[] = [];
  const changed = (code: string, fr: string, en: string): void => { issues.push({ code: `linkage.${code}`, severity: "error", text: both(fr, en) }); };
  const { sha256, ...content } = seal;
  const written = await readFile(join(directory, "seal.json"), "utf8");
  if (hashSeal(content) !== sha256 || written !== sealText(seal)) changed("seal-altered", "seal.json a été modifié\u00a0: son empreinte n’est pas celle de son contenu.", "seal.json was altered: its hash is not that of its content.");
  const files = { [run.pairsFile.slice(directory.length).replace(/^[/\\]/, "")]: seal.pairsSha256, [run.clustersFile.slice(directory.length).replace(/^[/\\]/, "")]: seal.clustersSha256, ...seal.files };
  for (const [name, expected] of Object.entries(files)) {
    const found = await hashFile(join(directory, name)).catch(() => null);
    if (found === null) changed("file-gone", `${name} n’est plus là.`, `${name} is no longer there.`);
    else if (found !== expected) changed("file-altered", `${name} a changé depuis le sceau.`, `${name} has changed since it was sealed.`);
  }
  if (hashModel(run.model) !== seal.modelSha256) changed("model-altered", "Le modèle de model.trained.json n’est pas celui du sceau.", "The model of model.trained.json is not that of the seal.");
  if (canonicalJson(run.model.trained ?? null) !== canonicalJson(seal.trained)) changed("values-altered", "Les valeurs apprises de model.trained.json ne sont pas celles du sceau.", "The trained values of model.trained.json are not those of the seal.");
  if (inputs.length > 0 && inputs.length !== seal.inputs.length) changed("inputs-count", `Le sceau porte sur ${seal.inputs.length} fichier(s), ${inputs.length} sont donnés.`, `The seal is over ${seal.inputs.length} file(s), ${inputs.length} are given.`);
  for (const [index, input] of inputs.entries()) {
    const expected = seal.inputs[index];
    const [fr, en] = index === 0 ? ["gauche", "left"] : ["droit", "right"];
    const found = await hashInput(input).catch(() => null);
    if (found === null) changed("input-unreadable", `Le fichier ${fr} ne peut pas être lu.`, `The ${en} file cannot be read.`);
    else if (expected !== undefined && found !== expected.sha256) changed("input-changed", `Le fichier ${fr} n’est pas celui qui a été apparié.`, `The ${en} file is not the one that was linked.`);
  }
  if (again && issues.length === 0) issues.push(...(await redo(run, inputs, temporaryDirectory)));
  return issues;
}

async function redo(run: RunFolder, [left, right]: readonly Input[], temporaryDirectory: string): Promise<readonly Issue[]> {
  const refuse = (fr: string, en: string): readonly Issue[] => [{ code: "linkage.cannot-redo", severity: "error", text: both(fr, en) }];
  if (left === undefined) return refuse("Pour refaire l’appariement, donnez ses fichiers d’entrée.", "To redo the linkage, give its input files.");
  if (run.seal.previousSha256 !== null) return refuse("Cet appariement poursuit un autre\u202f: il ne peut pas être refait seul. Refaites l’appariement entier.", "This linkage carries on another: it cannot be redone alone. Redo the whole linkage.");
  if (run.seal.decisions !== null) return refuse("Cet appariement suit des décisions de lecteurs, qui ne sont pas dans ce dossier.", "This linkage follows decisions of readers, which are not in this folder.");
  const { trained, ...model } = run.model;
  const folder = await mkdtemp(join(temporaryDirectory, "jalon-again-"));
  const { seal } = await runLinkage({ model: run.seal.trainedFrom === "model" && trained !== undefined ? { ...model, trained } : model, left, ...(right === undefined ? {} : { right }) }, folder, { format: run.format, temporaryDirectory }).finally(() => rm(folder, { recursive: true, force: true }));
  const words: Readonly<Partial<Record<keyof Seal, readonly [fr: string, en: string]>>> = {
    trained: ["les valeurs apprises", "the trained values"], versions: ["les versions de Jalon ou de DuckDB", "the versions of Jalon or DuckDB"], rules: ["les paires par règle", "the pairs by rule"],
    candidatePairs: ["le nombre de paires comparées", "the number of pairs compared"], linkedPairs: ["le nombre de paires appariées", "the number of linked pairs"], pairsSha256: ["les paires", "the pairs"], clustersSha256: ["les grappes", "the clusters"],
  };
  return Object.entries(words).flatMap(([key, [fr, en]]): Issue[] => (canonicalJson(seal?.[key as keyof Seal]) === canonicalJson(run.seal[key as keyof Seal]) ? [] : [{ code: "linkage.not-the-same", severity: "error", text: both(`Refait, l’appariement diffère par\u00a0: ${fr}.`, `Redone, the linkage differs by: ${en}.`) }]));
}
