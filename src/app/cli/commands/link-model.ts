import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { modelNotValid, readModelText, type LinkageModel } from "../../../modules/linkage/library.ts";
import { readInputFile } from "../input-file.ts";

/** Models that ship with Jalon. */
const shipped = ["nominative", "non-nominative"];

/**
 * The model of a file, or one that ships with Jalon, by its name. Fails with `file.unreadable`, `linkage.unknown-model` and
 * `linkage.model-not-valid`, a fault of JSON with its line and column.
 */
export async function modelNamed(name: string): Promise<{ readonly model: LinkageModel; readonly warnings: readonly Issue[] }> {
  const isThere = (await stat(name).catch(() => null)) !== null;
  if (!isThere && !name.includes(".") && !shipped.includes(name)) {
    throw new AppError("linkage.unknown-model", both(`«\u202f${name}\u202f» n’est ni un fichier de modèle ni un modèle fourni (nominative, non-nominative).`, `“${name}” is neither a model file nor a model that ships with Jalon (nominative, non-nominative).`));
  }
  const path = !isThere && shipped.includes(name) ? fileURLToPath(new URL(`../../../modules/linkage/models/${name}.json`, import.meta.url)) : name;
  const { model, issues } = readModelText(new TextDecoder().decode(await readInputFile(path)));
  if (model === null) throw modelNotValid(issues);
  return { model, warnings: issues };
}
