import { AppError } from "../../kernel/errors/app-error.ts";
import type { ExitStatus, Invocation } from "../../kernel/cli/index.ts";
import { drainOnSignals } from "../../kernel/http/shutdown.ts";
import type { Db } from "../../kernel/db/db.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import { systemClock } from "../../kernel/time/day.ts";
import { startReminders } from "../campaigns-timer.ts";
import type { Config } from "../config.ts";
import { startDoiTimer } from "../datasets/doi-timer.ts";
import { startCohortTimer } from "../cohorts/compose.ts";
import { startRequestTimer } from "../datasets/requests.ts";
import { startHarvestTimer } from "../harvest/harvest-timer.ts";
import { startBulkTimer } from "../studies/exchange.ts";
import { startRegisterTimer } from "../studies/registers.ts";
import { startLinkageTimer } from "../linkage/timer.ts";
import { startMortalityTimer } from "../mortality/compose.ts";
import { startQuestionnaireTimer } from "../consultations/timer.ts";
import { datasetSearchOf } from "../datasets/search.ts";
import { studySearchOf } from "../studies/search.ts";
import { startAlertTimer } from "../studies/alerts.ts";
import { openHouse, type House } from "../house.ts";
import { openForTheFirstTime, registerShippedContract, type FirstOpening } from "../prepare.ts";
import { searchOf } from "../../modules/lab/index.ts";
import { createHouseServer, labDeps } from "../server.ts";
import { readSessionKey } from "../session-key.ts";

/** Prepares what is missing in a house whose database is being opened, and serves its pages until told to stop. */
export async function serveHouse(invocation: Invocation, config: Config, opening: Promise<Db>): Promise<ExitStatus> {
  const { terminal } = invocation;
  const say = (text: Bilingual): string => text[terminal.language];
  const tell = (text: Bilingual): void => terminal.progress(`${say(text)}…`);
  const house = await openHouse(config, systemClock, tell, opening);
  try {
    await registerShippedContract(house, tell);
    const first = await openForTheFirstTime(house, { empty: invocation.options.has("empty"), tell });
    const server = await createHouseServer(house, readSessionKey(config.dataDirectory), (entry) => {
      if (entry.level === "error") terminal.error(JSON.stringify(entry));
    });
    // Before anybody can send a file.
    await house.linkage.sweep();
    const address = await listen(house, server);
    house.outbox.start();
    const stopReminders = startReminders(house);
    const stopHarvests = startHarvestTimer(house);
    const stopRequests = startRequestTimer(house.requests);
    const stopCohorts = startCohortTimer(house.cohorts);
    const stopMortality = startMortalityTimer(house);
    const stopFiles = house.datasetFiles.start();
    const stopDois = startDoiTimer(house);
    const stopAlerts = startAlertTimer(house);
    const stopRegisters = startRegisterTimer(house);
    const stopBulk = startBulkTimer(house);
    const stopQuestionnaires = startQuestionnaireTimer(house);
    const stopLinkage = startLinkageTimer(house);
    // Ready before the first reader asks. Where it fails, the first question says why.
    searchOf(labDeps(house)).follow().catch(() => undefined);
    datasetSearchOf(house).follow().catch(() => undefined);
    studySearchOf(house).follow().catch(() => undefined);
    terminal.endProgress();
    tellFirstOpening(invocation, first);
    terminal.out(say({ fr: `Jalon est prêt\u00a0: ${address}`, en: `Jalon is ready: ${address}` }));
    terminal.out(say({ fr: "Ctrl+C pour arrêter.", en: "Ctrl+C to stop." }));
    await new Promise<void>((resolve) => {
      drainOnSignals(server, async () => {
        await stopReminders();
        await stopHarvests();
        await stopRequests();
        await stopCohorts();
        await stopMortality();
        await stopFiles();
        await stopDois();
        await stopAlerts();
        await stopRegisters();
        await stopBulk();
        await stopQuestionnaires();
        await stopLinkage();
        await house.close();
        resolve();
      });
    });
    return 0;
  } catch (error) {
    await house.close();
    throw error;
  }
}

async function listen(house: House, server: { listen(options: { port: number; host: string }): Promise<string> }): Promise<string> {
  const { port, host } = house.config;
  try {
    const address = await server.listen({ port, host });
    return address.replace("127.0.0.1", "localhost");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new AppError("serve.port-in-use", {
        fr: `Le port ${port} est déjà pris. Arrêtez l’autre programme, ou choisissez un port\u00a0: PORT=3001 npm start`,
        en: `Port ${port} is already taken. Stop the other program, or choose a port: PORT=3001 npm start`,
      }, { status: 409, cause: error });
    }
    throw error;
  }
}

/** Passwords are told once, on the terminal of whoever started the house, and kept nowhere. */
function tellFirstOpening(invocation: Invocation, first: FirstOpening): void {
  const { terminal } = invocation;
  const french = terminal.language === "fr";
  if (first.administrator !== null) {
    terminal.out(french ? "\nPremier accès, à noter (affiché une seule fois)\u00a0:" : "\nFirst sign-in, to be noted (shown once):");
    terminal.out(`  ${first.administrator.email}  ${first.administrator.oneTimePassword}`);
  }
  const password = first.demonstrationAccounts[0]?.password;
  if (password !== undefined) {
    terminal.out(french ? `\nComptes de démonstration, mot de passe ${password}\u00a0:` : `\nDemonstration accounts, password ${password}:`);
    for (const account of first.demonstrationAccounts) terminal.out(`  ${account.email}  (${account.role})`);
  }
  if (first.administrator !== null) terminal.out("");
}
