import type { Command, ExitStatus, Invocation, OptionDefinition } from "../../../kernel/cli/index.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { draftFrom, openSession, readRun, runLinkage, type LabelSource, type LinkageModel, type LinkQuestion } from "../../../modules/linkage/library.ts";
import { interruptible } from "../interruptible.ts";
import { oneOf, shareOption } from "../option-kinds.ts";
import { engineOf, engineOptions } from "./link-engine.ts";
import { modelNamed } from "./link-model.ts";
import { gatherCommand, planCommand, scorePartitionCommand } from "./link-plan.ts";
import { tellCosts, tellRun, tellWarnings } from "./link-words.ts";
import { verifyRunCommand } from "./link-verify.ts";

const options: readonly OptionDefinition[] = [
  { name: "model", value: "MODEL", summary: both("Le fichier du modèle, ou nominative, non-nominative", "The file of the model, or nominative, non-nominative") },
  { name: "out", value: "DIR", summary: both("Le dossier où écrire", "The folder to write in") },
  { name: "json", summary: both("Sortie pour les programmes", "Output for programs") },
  shareOption("threshold", both("Probabilité à partir de laquelle une paire est appariée", "Probability from which a pair is linked")),
  oneOf("one-to-one", ["none", "left", "right", "both"], both("Côtés dont chaque ligne est appariée au plus une fois", "Sides of which each row is linked at most once")),
  oneOf("format", ["csv", "parquet"], both("Format des paires et des grappes, csv par défaut", "Format of pairs and clusters, csv by default")),
  { name: "seed", value: "TEXT", summary: both("Graine des tirages", "Seed of the samples") },
  ...engineOptions,
  { name: "force", summary: both("Écraser les fichiers qui y sont déjà", "Overwrite files that are there already") },
  { name: "draft", summary: both("Écrire sur la sortie un premier modèle tiré des colonnes, à relire", "Print a first model made from the columns, to be read over") },
  { name: "estimate", summary: both("Dire ce que les règles coûteraient, sans rien faire", "Tell what the rules would cost, and do nothing") },
  { name: "train-only", summary: both("S’arrêter après l’apprentissage\u202f; écrit model.trained.json", "Stop after training; writes model.trained.json") },
  { name: "previous", value: "DIR", summary: both("Poursuivre l’appariement de ce dossier\u00a0: seules les lignes nouvelles sont comparées", "Carry on the linkage of this folder: only new rows are compared") },
  { name: "labels", value: "FILE", summary: both("Paires connues (deux colonnes d’identifiants)\u202f; donne précision et rappel", "Known pairs (two columns of identifiers); gives precision and recall") },
  { name: "truth", value: "COLUMN", summary: both("Colonne des fichiers égale pour une même personne\u202f; donne précision et rappel", "Column of the files that is equal for one person; gives precision and recall") },
];

function wrongUse({ terminal, options: given }: Invocation, text: Bilingual): ExitStatus {
  if (given.has("json")) terminal.out(JSON.stringify({ error: { code: "cli.wrong-use", message: text, issues: [] } }, null, 2));
  terminal.error(text[terminal.language]);
  return 2;
}

function misuse({ options: given, positionals }: Invocation): Bilingual | null {
  if (positionals.length === 0) return both("Donnez le fichier à apparier, ou deux. Essayez «\u202fjalon link --help\u202f».", "Give the file to link, or two. Try “jalon link --help”.");
  if (given.has("draft")) return null;
  if (!given.has("model") && !given.has("previous")) return both("Donnez --model MODÈLE.json.", "Give --model MODEL.json.");
  if (!given.has("out") && !given.has("estimate")) return both("Donnez --out DOSSIER.", "Give --out DIR.");
  if (given.has("labels") && given.has("truth")) return both("Donnez --labels ou --truth, pas les deux.", "Give --labels or --truth, not both.");
  return null;
}

/** The model asked for, with the choices of the command line written into it. */
async function askedModel({ options: given, terminal }: Invocation): Promise<LinkageModel> {
  const previous = given.get("previous");
  const name = given.get("model");
  const { model, warnings } = name === undefined ? { model: (await readRun(previous ?? "")).model, warnings: [] } : await modelNamed(name);
  tellWarnings(terminal, warnings);
  const threshold = given.get("threshold");
  const oneToOne = given.get("one-to-one") as "none" | "left" | "right" | "both" | undefined;
  const seed = given.get("seed");
  const decision = { ...model.decision, ...(threshold === undefined ? {} : { probability: Number(threshold), ...((model.decision?.writeFrom ?? 0) > Number(threshold) ? { writeFrom: Number(threshold) } : {}) }), ...(oneToOne === undefined ? {} : { oneToOne }) };
  const { trained, ...asked } = { ...model, ...(Object.keys(decision).length === 0 ? {} : { decision }), ...(seed === undefined ? {} : { seed }) };
  // An earlier run's values come with its folder; those of a model file are kept.
  return trained === undefined || (name === undefined && previous !== undefined) ? asked : { ...asked, trained };
}

async function run(invocation: Invocation): Promise<ExitStatus> {
  const { options: given, positionals, terminal } = invocation;
  const wrong = misuse(invocation);
  if (wrong !== null) return wrongUse(invocation, wrong);
  const [left = "", right] = positionals;
  if (given.has("draft")) {
    terminal.out(JSON.stringify(await draftFrom({ file: left }, right === undefined ? undefined : { file: right }), null, 2));
    return 0;
  }
  const model = await askedModel(invocation);
  const question: LinkQuestion = { model, left: { file: left }, ...(right === undefined ? {} : { right: { file: right } }) };
  if (given.has("estimate")) return estimate(invocation, question);
  const labels: LabelSource | undefined = given.has("labels") ? { file: given.get("labels") ?? "" } : given.has("truth") ? { column: given.get("truth") ?? "" } : undefined;
  const previous = given.get("previous");
  const answer = await interruptible(terminal, (temporaryDirectory, staged) => runLinkage(question, given.get("out") ?? "", {
    ...engineOf(invocation, temporaryDirectory), staged, force: given.has("force"), format: given.get("format") === "parquet" ? "parquet" : "csv", trainOnly: given.has("train-only"),
    ...(previous === undefined ? {} : { previous }), ...(labels === undefined ? {} : { labels }),
  }));
  if (given.has("json")) {
    const { training: _, ...facts } = answer.run;
    terminal.out(JSON.stringify({ ...facts, seal: answer.seal?.sha256 ?? null, seconds: answer.summary.seconds }, null, 2));
  } else tellRun(terminal, answer);
  return 0;
}

async function estimate(invocation: Invocation, question: LinkQuestion): Promise<ExitStatus> {
  const { terminal, options: given } = invocation;
  return interruptible(terminal, async (temporaryDirectory): Promise<ExitStatus> => {
    const session = await openSession(question, engineOf(invocation, temporaryDirectory));
    try {
      const costs = await session.costs();
      terminal.endProgress();
      if (given.has("json")) terminal.out(JSON.stringify({ leftRows: session.leftRows, rightRows: session.isLink ? session.rightRows : null, costs, maximumPairs: session.model.maximumPairs, warnings: session.warnings }, null, 2));
      else {
        tellCosts(terminal, costs);
        tellWarnings(terminal, session.warnings);
      }
      return 0;
    } finally {
      await session.close();
    }
  });
}

/** `jalon link`: record linkage from files to files; nothing here opens the platform's database. */
export const linkCommand: Command = {
  name: "link",
  summary: both("Apparier deux fichiers, ou chercher les doublons d’un seul, sans la base", "Link two files, or look for duplicates in one, without the database"),
  details: both("jalon link --model MODÈLE.json GAUCHE [DROITE] --out DOSSIER. Fichiers CSV ou Parquet. Écrit pairs, clusters, run.json, seal.json, model-card et model.trained.json. Voir src/modules/linkage/README.md.", "jalon link --model MODEL.json LEFT [RIGHT] --out DIR. Files are CSV or Parquet. Writes pairs, clusters, run.json, seal.json, model-card and model.trained.json. See src/modules/linkage/README.md."),
  positionals: [{ name: "LEFT", required: false }, { name: "RIGHT", required: false }],
  options,
  commands: [verifyRunCommand, planCommand, scorePartitionCommand, gatherCommand],
  run,
};
