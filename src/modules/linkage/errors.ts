import { AppError, type Issue } from "../../kernel/errors/app-error.ts";

/** The model file cannot be run: every fault at once, each with its place in the file. */
export function modelNotValid(issues: readonly Issue[]): AppError {
  return new AppError("linkage.model-not-valid", {
    fr: "Ce modèle ne peut pas être employé\u202f: corrigez ce qui est signalé.",
    en: "This model cannot be used: mend what is pointed out.",
  }, { issues });
}

/** The inputs do not hold what the model asks of them. */
export function inputNotValid(issues: readonly Issue[]): AppError {
  return new AppError("linkage.input-not-valid", {
    fr: "Les fichiers ne permettent pas cet appariement\u202f: corrigez ce qui est signalé.",
    en: "The files do not allow this linkage: mend what is pointed out.",
  }, { issues });
}

/** Rules would make more pairs than the model allows; each issue gives a rule and its estimate. Nothing was made. */
export function tooManyPairs(issues: readonly Issue[]): AppError {
  return new AppError("linkage.too-many-pairs", {
    fr: "Ces règles feraient trop de paires\u202f: précisez-les, ou relevez la limite du modèle.",
    en: "These rules would make too many pairs: make them narrower, or raise the limit of the model.",
  }, { issues });
}

/** What DuckDB says where memory, or the disk it spills to, is not enough, as an error for people; anything else as it is. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !/Out of Memory Error|could not allocate block|failed to (offload|allocate)/i.test(error.message)) return error;
  return new AppError("linkage.not-enough-memory", {
    fr: "La mémoire donnée au calcul ne suffit pas, ou le disque temporaire est plein\u202f: donnez-en davantage (--memory, memoryMb), ou précisez les règles de rapprochement.",
    en: "The memory given to the work is not enough, or the temporary disk is full: give more (--memory, memoryMb), or make the blocking rules narrower.",
  }, { cause: error });
}
