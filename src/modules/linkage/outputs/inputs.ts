import { realpath } from "node:fs/promises";
import { both } from "../../../kernel/i18n/format.ts";
import type { LinkQuestion } from "../domain/run.ts";
import { readModel } from "../comparisons/index.ts";
import { inputNotValid, modelNotValid } from "../errors.ts";

/** The question with its model checked, remarks taken out. Fails with `linkage.model-not-valid` and `linkage.input-not-valid`. */
export async function checkedQuestion(question: LinkQuestion): Promise<LinkQuestion> {
  const { model, issues } = readModel(question.model);
  if (model === null) throw modelNotValid(issues);
  await sameFileTwice(question);
  return { ...question, model };
}

/** Refuses one file given as both sides: it would find every row in itself. */
async function sameFileTwice({ left, right }: Pick<LinkQuestion, "left" | "right">): Promise<void> {
  if (right === undefined || !("file" in left) || !("file" in right)) return;
  // A file that is not there is told when it is opened.
  const [one, two] = await Promise.all([left, right].map(({ file }) => realpath(file).catch(() => null)));
  if (one === null || one !== two) return;
  throw inputNotValid([{
    code: "linkage.same-file-twice", severity: "error",
    text: both("Le même fichier est donné deux fois\u202f: chaque ligne s’y trouverait elle-même. Donnez-le une seule fois pour y chercher les doublons.", "The same file is given twice: every row would find itself. Give it once to look for duplicates in it."),
  }]);
}
