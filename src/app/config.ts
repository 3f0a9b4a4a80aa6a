import { fileURLToPath } from "node:url";
import { isAbsolute, resolve } from "node:path";
import { AppError } from "../kernel/errors/app-error.ts";
import { mailboxFrom, smtpServerFrom, type Mailbox, type SmtpServer } from "../kernel/outbox/mail/settings.ts";
import type { S3Settings } from "../kernel/storage/index.ts";
import { clamdAddress, type ClamdAddress } from "../modules/datasets/index.ts";
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
  /** Where stored files are kept if not in the data directory: a bucket of S3. */
  readonly objectStore: Omit<S3Settings, "temporaryDirectory"> | undefined;
  /** The daemon of ClamAV that looks at files of datasets. */
  readonly antivirus: ClamdAddress | undefined;
  /** Whether a DOI typed in a declaration is looked up at DataCite and Crossref. By default nothing leaves the house. */
  readonly doiLookup: boolean;
  /** Largest file that may be uploaded, in bytes. */
  readonly largestUploadBytes: number;
  /** Under which prefix datasets get DOIs, and the account at DataCite that registers them; without one they are for trials, and registered nowhere. */
  readonly doi: { readonly prefix: string; readonly datacite: { readonly apiUrl: string; readonly repository: string; readonly password: string } | undefined };
  /** Release of HealthDCAT-AP in which records about people are told. */
  readonly healthRelease: 5 | 7;
  readonly version: string;
}

/** The only reader of the environment. Fails with `config.bad-port`, `config.bad-smtp-url`, `config.bad-mail-from`, `config.bad-object-store`, `config.bad-clamd`, `config.bad-upload-size`, `config.bad-doi`, `config.bad-healthdcat-release`. */
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
    objectStore: objectStoreFrom(environment),
    antivirus: antivirusFrom(environment["JALON_CLAMD"] ?? ""),
    doiLookup: environment["JALON_DOI_LOOKUP"] === "1",
    largestUploadBytes: largestUploadFrom(environment["JALON_UPLOAD_MAX_GIB"] ?? ""),
    doi: doiFrom(environment),
    healthRelease: healthReleaseFrom(environment["JALON_HEALTHDCAT_RELEASE"] ?? ""),
    version: "0.1.0",
  };
}

/** All or nothing: a bucket without keys would fail at the first file. Keys are never repeated in what is said. */
function objectStoreFrom(environment: Readonly<Record<string, string | undefined>>): Config["objectStore"] {
  const setting = (name: string): string => environment[`JALON_S3_${name}`]?.trim() ?? "";
  const [endpoint, bucket, accessKey, secretKey] = [setting("ENDPOINT"), setting("BUCKET"), setting("ACCESS_KEY"), setting("SECRET_KEY")];
  if (endpoint === "" && bucket === "" && accessKey === "" && secretKey === "") return undefined;
  const prefix = setting("PREFIX").replace(/^\/+|\/+$/g, "");
  if (!/^https?:\/\/[^/?#\s]+\/?$/.test(endpoint) || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || accessKey === "" || secretKey === "" || !/^[\w./-]*$/.test(prefix)) {
    throw new AppError("config.bad-object-store", {
      fr: "Pour garder les fichiers dans un dépôt S3, réglez ensemble JALON_S3_ENDPOINT (https://serveur), JALON_S3_BUCKET, JALON_S3_ACCESS_KEY et JALON_S3_SECRET_KEY.",
      en: "To keep files in an S3 store, set JALON_S3_ENDPOINT (https://server), JALON_S3_BUCKET, JALON_S3_ACCESS_KEY and JALON_S3_SECRET_KEY together.",
    });
  }
  return { endpoint, bucket, region: setting("REGION") === "" ? "us-east-1" : setting("REGION"), accessKey, secretKey, prefix: prefix === "" ? "" : `${prefix}/` };
}

/** All or nothing: a prefix without an account would promise DOIs that nobody registers. The password is never repeated in what is said. */
function doiFrom(environment: Readonly<Record<string, string | undefined>>): Config["doi"] {
  const setting = (name: string): string => environment[name]?.trim() ?? "";
  const [prefix, apiUrl, repository, password] = [setting("JALON_DOI_PREFIX"), setting("JALON_DATACITE_URL"), setting("JALON_DATACITE_REPOSITORY"), setting("JALON_DATACITE_PASSWORD")];
  const account = [apiUrl, repository, password];
  if (account.every((one) => one === "") && (prefix === "" || prefix === "10.5072")) return { prefix: "10.5072", datacite: undefined };
  if (!/^10\.\d{4,9}$/.test(prefix) || !/^https?:\/\/[^/?#\s@]+\/?$/.test(apiUrl) || !/^[\w.-]+$/.test(repository) || password === "") {
    throw new AppError("config.bad-doi", {
      fr: "Pour enregistrer des DOI, réglez ensemble JALON_DOI_PREFIX (10.…), JALON_DATACITE_URL (https://api.datacite.org), JALON_DATACITE_REPOSITORY et JALON_DATACITE_PASSWORD.",
      en: "To register DOIs, set JALON_DOI_PREFIX (10.…), JALON_DATACITE_URL (https://api.datacite.org), JALON_DATACITE_REPOSITORY and JALON_DATACITE_PASSWORD together.",
    });
  }
  return { prefix, datacite: { apiUrl: apiUrl.replace(/\/$/, ""), repository, password } };
}

function healthReleaseFrom(text: string): 5 | 7 {
  if (text === "" || text === "5") return 5;
  if (text === "7") return 7;
  throw new AppError("config.bad-healthdcat-release", { fr: "JALON_HEALTHDCAT_RELEASE doit être 5 ou 7.", en: "JALON_HEALTHDCAT_RELEASE must be 5 or 7." });
}

function antivirusFrom(text: string): Config["antivirus"] {
  if (text === "") return undefined;
  const address = clamdAddress(text);
  if (address === null) throw new AppError("config.bad-clamd", { fr: "JALON_CLAMD doit être une adresse, serveur:3310, ou un chemin, unix:/run/clamav/clamd.ctl.", en: "JALON_CLAMD must be an address, server:3310, or a path, unix:/run/clamav/clamd.ctl." });
  return address;
}

function largestUploadFrom(text: string): number {
  const gibibytes = Number(text === "" ? "50" : text);
  if (!(gibibytes > 0 && gibibytes <= 10_000)) throw new AppError("config.bad-upload-size", { fr: "JALON_UPLOAD_MAX_GIB doit être un nombre de Gio entre 0 et 10 000.", en: "JALON_UPLOAD_MAX_GIB must be a number of GiB between 0 and 10,000." });
  return Math.round(gibibytes * 2 ** 30);
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
