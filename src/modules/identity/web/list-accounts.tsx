import { z } from "zod";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, LinkButton, Pager, Table, usualDownloads, type Column } from "../../../kernel/html/index.ts";
import { route, type Page, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import { day } from "../../../kernel/time/day.ts";
import type { Account } from "../domain/account.ts";
import { rolesFor } from "../domain/roles.ts";
import type { AccountPage, Identity } from "../module.ts";
import { accountSorts, type AccountSort } from "../store/accounts.ts";
import { accountsTable } from "./accounts-table.ts";
import { describeRoles } from "./describe-roles.ts";
import { say } from "./words.ts";

const listQuery = z.object({
  search: z.string().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  sort: z.enum(accountSorts).catch("name"),
  order: z.enum(["ascending", "descending"]).catch("ascending"),
});

type ListQuery = z.output<typeof listQuery>;

/** All accounts, for administrators: searched, sorted, in pages, and whole as files. */
export function listAccountsRoutes(identity: Identity): Route[] {
  const access = { anyOf: rolesFor("accounts.manage") };
  return [
    route({
      method: "GET",
      path: "/accounts",
      access,
      summary: "Accounts",
      query: listQuery,
      handle: async ({ query, context }) => {
        const { search, page, sort, order } = query;
        const found = await identity.listAccounts({ search, page, sort, descending: order === "descending" });
        return { kind: "page", page: listPage(context, query, found) };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET",
        path: `/accounts.${format}`,
        access,
        summary: `Accounts (${format.toUpperCase()})`,
        handle: async ({ context }) => tableReply(accountsTable(await identity.allAccounts()), format, context.language),
      }),
    ),
  ];
}

function listPage(context: RequestContext, query: ListQuery, found: AccountPage): Page {
  const { language, url } = context;
  const sorting = (sort: AccountSort) => {
    const current = query.sort === sort;
    const next = current && query.order === "ascending" ? "descending" : null;
    return { sortHref: hrefWith(url, { sort, order: next, page: null }), ...(current ? { sorted: query.order } : {}) };
  };
  const columns: Column<Account>[] = [
    { header: say("accountName", language), rowHeader: true, ...sorting("name"), cell: (account) => <a href={`/accounts/${account.id}`}>{account.name}</a> },
    { header: say("email", language), ...sorting("email"), cell: (account) => account.email },
    { header: say("roles", language), cell: (account) => describeRoles(account.roles, language) },
    { header: say("state", language), cell: (account) => say(account.active ? "active" : "closed", language) },
    { header: say("createdOn", language), ...sorting("created"), cell: (account) => formatDay(day(account.createdAt.slice(0, 10)), language, "short") },
    { header: say("lastSignIn", language), ...sorting("last-sign-in"), cell: (account) => (account.lastSignIn === null ? say("never", language) : formatDay(account.lastSignIn, language, "short")) },
  ];
  return {
    title: say("accounts", language),
    section: "accounts",
    body: (
      <>
        <Heading level={1}>{say("accounts", language)}</Heading>
        <Lead>{say("accountsLead", language)}</Lead>
        <form method="get" action="/accounts" class="inline-form" role="search">
          <Field control="search" name="search" label={say("searchLabel", language)} value={query.search} language={language} />
          <Button kind="second">{say("search", language)}</Button>
        </form>
        <Table
          caption={`${say("accounts", language)} (${found.total})`}
          columns={columns}
          rows={found.rows}
          language={language}
          empty={<EmptyState title={say("noAccount", language)}>{say("noAccountHint", language)}</EmptyState>}
        />
        <Pager page={found.page} pages={found.pages} url={url} language={language} />
        <p><LinkButton href="/accounts/new" kind="main">{say("create", language)}</LinkButton></p>
        <DownloadLinks downloads={usualDownloads("/accounts")} language={language} />
      </>
    ),
  };
}
