import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { currentConfig } from "../../config.ts";
import { openConfiguredDatabase } from "../../open-database.ts";

/** The database opens, in its own thread, while the pages are still being read from the disk: neither waits for the other. */
async function serve(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const config = currentConfig();
  const opening = openConfiguredDatabase(config, (text) => terminal.progress(`${text[terminal.language]}…`));
  // What it fails with is told where it is awaited.
  opening.catch(() => undefined);
  const { serveHouse } = await import("../serve-house.ts");
  return serveHouse(invocation, config, opening);
}

export const serveCommand: Command = {
  name: "serve",
  summary: { fr: "Préparer ce qui manque, puis servir les pages", en: "Prepare what is missing, then serve the pages" },
  details: {
    fr: "Adresse\u00a0: http://localhost:3000, ou le port de PORT. Données\u00a0: le dossier de JALON_DATA, ou le serveur PostgreSQL de DATABASE_URL.",
    en: "Address: http://localhost:3000, or the port in PORT. Data: the folder in JALON_DATA, or the PostgreSQL server in DATABASE_URL.",
  },
  options: [{ name: "empty", summary: { fr: "Commencer sans données de démonstration", en: "Start without demonstration data" } }],
  run: serve,
};
