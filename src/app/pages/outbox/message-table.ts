import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { MessageLine, Subscriptions } from "../../../kernel/outbox/index.ts";
import type { Cell, Table } from "../../../kernel/tables/index.ts";
import type { Identity } from "../../../modules/identity/index.ts";
import { channelWords, statusWords, words } from "./words.ts";

/** Names of recipients: of accounts, the hosts of subscriptions. Null where there is none any more. */
export type Named = (line: Pick<MessageLine, "channel" | "recipient">) => string | null;

export async function namesOf(lines: readonly Pick<MessageLine, "channel" | "recipient">[], identity: Pick<Identity, "getAccount">, subscriptions: Pick<Subscriptions, "list">): Promise<Named> {
  const accounts = [...new Set(lines.filter(({ channel }) => channel === "mail").map(({ recipient }) => recipient))];
  const named = new Map<string, string>();
  for (const id of accounts) {
    const account = await identity.getAccount(id);
    if (account !== null) named.set(`mail ${id}`, account.name);
  }
  if (lines.some(({ channel }) => channel === "webhook")) for (const { id, url } of await subscriptions.list()) named.set(`webhook ${id}`, new URL(url).host);
  return ({ channel, recipient }) => named.get(`${channel} ${recipient}`) ?? null;
}

export function subjectOf(line: MessageLine): Bilingual {
  return line.channel === "mail" ? line.payload.subject : { fr: `${line.payload.type} · ${line.payload.subject}`, en: `${line.payload.type} · ${line.payload.subject}` };
}

/** Messages as a table to take away: their states, without what they say. */
export function messagesTable(lines: readonly MessageLine[], named: Named): Table {
  return {
    name: "mail",
    title: words.title,
    columns: [
      { key: "id", label: { fr: "Numéro", en: "Number" } },
      { key: "channel", label: words.channel },
      { key: "subject", label: words.subject },
      { key: "recipient", label: words.recipient },
      { key: "status", label: words.status },
      { key: "attempts", label: words.attempts },
      { key: "createdAt", label: words.createdAt },
      { key: "settledAt", label: words.settledAt },
      { key: "lastCode", label: words.code },
      { key: "lastError", label: words.lastError },
    ],
    rows: lines.map((line): readonly Cell[] => [line.id, channelWords[line.channel], subjectOf(line), named(line), statusWords[line.status], line.attempts, line.createdAt, line.settledAt, line.lastCode, line.lastError]),
    demonstration: lines.length > 0 && lines.every(({ demonstration }) => demonstration),
  };
}

/** One's own notices, as a table to take away. */
export function noticesTable(lines: readonly MessageLine[]): Table {
  return {
    name: "notices",
    title: words.notices,
    columns: [{ key: "createdAt", label: words.createdAt }, { key: "subject", label: words.subject }, { key: "text", label: words.text }, { key: "path", label: words.link }],
    rows: lines.flatMap((line): (readonly Cell[])[] => (line.channel === "mail" ? [[line.createdAt, line.payload.subject, line.payload.text, line.payload.path]] : [])),
    demonstration: lines.length > 0 && lines.every(({ demonstration }) => demonstration),
  };
}
