import type { Command } from "../../kernel/cli/index.ts";
import { jalon } from "./jalon-name.ts";
import { bibliometricsCommand } from "./commands/bibliometrics.ts";
import { accountCommand } from "./commands/account.ts";
import { consultationsCommand } from "./commands/consultations.ts";
import { contractCommand } from "./commands/contract.ts";
import { datasetsCommand } from "./commands/datasets.ts";
import { factsCommand } from "./commands/facts.ts";
import { linkCommand } from "./commands/link.ts";
import { linkageCommand } from "./commands/linkage.ts";
import { backupCommand, restoreCommand, verifyCommand } from "./commands/keep.ts";
import { measureCommand } from "./commands/measure.ts";
import { mortalityCommand } from "./commands/mortality.ts";
import { publicationsCommand } from "./commands/publications.ts";
import { reportCommand } from "./commands/report.ts";
import { remindCommand } from "./commands/remind.ts";
import { studiesCommand } from "./commands/studies.ts";
import { serveCommand } from "./commands/serve.ts";

/** The whole command line. */
export const command: Command = {
  ...jalon,
  commands: [serveCommand, contractCommand, factsCommand, measureCommand, bibliometricsCommand, linkCommand, linkageCommand, publicationsCommand, datasetsCommand, studiesCommand, consultationsCommand, mortalityCommand, remindCommand, reportCommand, accountCommand, verifyCommand, backupCommand, restoreCommand],
};
