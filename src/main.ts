import { createTerminal, languageOf, runCommandLine } from "./kernel/cli/index.ts";

const terminal = createTerminal(languageOf(process.env), { out: process.stdout, error: process.stderr });
try {
  // Reading every command takes a second, in which `serve` already opens the database, and `link` needs nothing of the platform.
  const { command } = process.argv[2] === "serve" ? await import("./app/cli/serve-alone.ts") : process.argv[2] === "link" ? await import("./app/cli/link-alone.ts") : await import("./app/cli/jalon.ts");
  process.exitCode = await runCommandLine(command, process.argv.slice(2), terminal);
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
