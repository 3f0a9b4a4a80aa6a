import { jalonCommand } from "./app/cli/jalon.ts";
import { createTerminal, languageOf, runCommandLine } from "./kernel/cli/index.ts";

const terminal = createTerminal(languageOf(process.env), { out: process.stdout, error: process.stderr });
try {
  process.exitCode = await runCommandLine(jalonCommand, process.argv.slice(2), terminal);
} catch (error) {
  terminal.endProgress();
  if (process.argv.includes("--json")) terminal.out(JSON.stringify({ error: { code: "internal", message: { fr: "Erreur interne de Jalon.", en: "Internal error of Jalon." }, issues: [] } }));
  terminal.error(
    terminal.language === "fr"
      ? "Erreur interne de Jalon. Rien n’a été fait à moitié ; voici de quoi la signaler\u00a0:"
      : "Internal error of Jalon. Nothing was half done; here is what to report:",
  );
  terminal.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 70;
}
