import { fileURLToPath } from "node:url";
import { isAbsolute, resolve } from "node:path";
import { AppError } from "../kernel/errors/app-error.ts";
import { mailboxFrom, smtpServerFrom, type Mailbox, type SmtpServer } from "../kernel/outbox/mail/settings.ts";
import type { AddressRules } from "../kernel/outbox/index.ts";

/** The folder of the project, wherever the command is called from. */
export const projectDirectory = fileURLToPath(new URL("../..", import.meta.url));

export interface Config {
  /** Holds the embedded database, the stored files, the session key and nothing else; `.jalon` in the project unless JALON_DATA says otherwise. */
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Cookies are marked secure and HTTPS is asked of browsers when the public address is one of HTTPS. */
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
  /** Code of the contract that is steered, when several are registered. */
  readonly steeredContract: string;
  /** The institute whose portal this is: `scheme:value`, by default that of the shipped contract. */
  readonly institute: string;
  /** Where readers report what they cannot use: an e-mail address. */
  readonly accessibilityContact: string | undefined;
  /** The server that takes mail, and in whose name; without it notices are read in the pages alone. */
  readonly mail: { readonly server: SmtpServer; readonly from: Mailbox } | undefined;
  /** Which addresses webhooks may call. */
  readonly webhookRules: AddressRules;
  /** The settings of harvests (`JALON_HARVEST_…`) as they stand; `harvest/settings.ts` reads them. */
  readonly harvest: Readonly<Record<string, string | undefined>>;
  readonly version: string;
}

/** The only reader of the environment. Fails with `config.bad-port`, `config.bad-smtp-url`, `config.bad-mail-from`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, workingDirectory: string): Config {
  const data = environment["JALON_DATA"];
  const port = Number(environment["PORT"] ?? "3000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new AppError("config.bad-port", { fr: "PORT doit être un nombre entier entre 0 et 65535.", en: "PORT must be a whole number between 0 and 65535." });
  }
  return {
    dataDirectory: data === undefined || data === "" ? resolve(projectDirectory, ".jalon") : isAbsolute(data) ? data : resolve(workingDirectory, data),
    databaseUrl: environment["DATABASE_URL"] === "" ? undefined : environment["DATABASE_URL"],
    port,
    host: environment["HOST"] ?? "127.0.0.1",
    publicUrl: environment["JALON_PUBLIC_URL"],
    trustProxy: environment["JALON_TRUST_PROXY"] === "1",
    steeredContract: environment["JALON_CONTRACT"] ?? "comp-2021-2025",
    institute: environment["JALON_INSTITUTE"] ?? "siren:180036048",
    accessibilityContact: environment["JALON_CONTACT"] === "" ? undefined : environment["JALON_CONTACT"],
    mail: mailFrom(environment["JALON_SMTP_URL"] ?? "", environment["JALON_MAIL_FROM"] ?? ""),
    webhookRules: { allowHttp: environment["JALON_WEBHOOK_ALLOW_HTTP"] === "1", allowPrivate: environment["JALON_WEBHOOK_ALLOW_PRIVATE"] === "1" },
    harvest: Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith("JALON_HARVEST_"))),
    version: "0.1.0",
  };
}

/** What is set wrong is said without being repeated: the address holds a password. */
function mailFrom(url: string, sender: string): Config["mail"] {
  if (url === "") return undefined;
  const server = smtpServerFrom(url);
  if (server === null) {
    throw new AppError("config.bad-smtp-url", {
      fr: "JALON_SMTP_URL doit être de la forme smtp://identifiant:motdepasse@serveur:587 ou smtps://serveur\u202f; écrivez %40 pour un @ du mot de passe.",
      en: "JALON_SMTP_URL must read smtp://login:password@server:587 or smtps://server; write %40 for an @ in the password.",
    });
  }
  const from = mailboxFrom(sender);
  if (from === null) {
    throw new AppError("config.bad-mail-from", {
      fr: "JALON_MAIL_FROM doit être une adresse, seule ou précédée d’un nom\u202f: Jalon <jalon@exemple.fr>.",
      en: "JALON_MAIL_FROM must be an address, alone or after a name: Jalon <jalon@example.org>.",
    });
  }
  return { server, from };
}

/** The configuration of this process. */
export function currentConfig(): Config {
  return readConfig(process.env, process.cwd());
}
