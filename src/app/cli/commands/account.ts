import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import type { Account } from "../../../modules/identity/index.ts";
import type { House } from "../../house.ts";
import { withHouse } from "../with-house.ts";

async function list(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const accounts = await withHouse(terminal, (house) => house.identity.allAccounts());
  if (invocation.options.has("json")) terminal.out(JSON.stringify(accounts, null, 2));
  else for (const account of accounts) terminal.out(`${account.email}  ${account.name}  ${account.roles.map((grant) => grant.role).join(", ")}${account.active ? "" : terminal.language === "fr" ? "  (fermé)" : "  (closed)"}`);
  return 0;
}

async function findByEmail(house: House, email: string): Promise<Account> {
  const found = (await house.identity.listAccounts({ search: email })).rows.find((account) => account.email === email.toLowerCase());
  if (found === undefined) throw new AppError("account.unknown", { fr: `Aucun compte n’a l’adresse « ${email} ».`, en: `No account has the address “${email}”.` }, { status: 404 });
  return found;
}

async function create(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const email = invocation.positionals[0] ?? "";
  const role = options.get("role") ?? "board-member";
  const perimeter = (options.get("perimeter") ?? "").split(/[\s,;]+/).filter((code) => code !== "");
  const created = await withHouse(terminal, (house) => house.identity.createAccount({ email, name: options.get("name") ?? email, roles: [{ role, perimeter }] }, null));
  terminal.out(terminal.language === "fr" ? `Compte créé. Mot de passe à usage unique, affiché une seule fois\u00a0: ${created.oneTimePassword}` : `Account created. One-time password, shown once: ${created.oneTimePassword}`);
  return 0;
}

async function resetPassword(invocation: Invocation): Promise<ExitStatus> {
  const { terminal } = invocation;
  const password = await withHouse(terminal, async (house) => house.identity.resetPassword((await findByEmail(house, invocation.positionals[0] ?? "")).id, null));
  terminal.out(terminal.language === "fr" ? `Nouveau mot de passe à usage unique\u00a0: ${password}` : `New one-time password: ${password}`);
  return 0;
}

export const accountCommand: Command = {
  name: "account",
  summary: { fr: "Comptes et mots de passe", en: "Accounts and passwords" },
  commands: [
    { name: "list", summary: { fr: "Tous les comptes", en: "Every account" }, options: [{ name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } }], run: list },
    {
      name: "create",
      summary: { fr: "Ouvrir un compte", en: "Open an account" },
      positionals: [{ name: "EMAIL", required: true }],
      options: [
        { name: "name", value: "NAME", summary: { fr: "Nom affiché", en: "Name shown" } },
        { name: "role", value: "ROLE", summary: { fr: "administrator, steering-office, action-owner, indicator-contributor, validator ou board-member (par défaut)", en: "administrator, steering-office, action-owner, indicator-contributor, validator or board-member (default)" } },
        { name: "perimeter", value: "CODES", summary: { fr: "Codes d’indicateurs ou d’actions (« 3,4.b »), tous par défaut", en: "Codes of indicators or actions (“3,4.b”), all by default" } },
      ],
      run: create,
    },
    { name: "reset-password", summary: { fr: "Donner un nouveau mot de passe à usage unique", en: "Give a new one-time password" }, positionals: [{ name: "EMAIL", required: true }], run: resetPassword },
  ],
};
