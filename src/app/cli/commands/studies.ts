import type { Command } from "../../../kernel/cli/index.ts";
import { studyAlertsCommand } from "./study-alerts.ts";
import { studyBulkCommand } from "./study-bulk.ts";
import { studyRegisterCommands } from "./study-registers.ts";
import { studyVocabularyCommand } from "./study-vocabularies.ts";

/** `jalon studies`. */
export const studiesCommand: Command = {
  name: "studies",
  summary: { fr: "Études de santé\u00a0: importer, suivre les registres", en: "Health studies: import, follow registers" },
  commands: [studyAlertsCommand, studyBulkCommand, ...studyRegisterCommands, studyVocabularyCommand],
};
