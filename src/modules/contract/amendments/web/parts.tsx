import type { ComponentChildren, VNode } from "preact";
import { Breadcrumbs, Button, ErrorSummary, fieldId, LinkButton, type Crumb } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { amendmentPath, type Reader } from "./deps.ts";

/** The way from the contract to a page of an amendment. */
export function AmendmentCrumbs({ reader, number, last }: { readonly reader: Reader; readonly number: number | null; readonly last?: string }): VNode {
  const { say, language } = reader;
  const crumbs: Crumb[] = [{ label: say("Contrat", "Contract"), href: "/contract" }, { label: say("Avenants", "Amendments"), href: "/amendments" }];
  if (number !== null) crumbs.push({ label: say(`Avenant ${number}`, `Amendment ${number}`), href: amendmentPath(number) });
  if (last !== undefined) crumbs.push({ label: last });
  return <Breadcrumbs language={language} crumbs={crumbs} />;
}

/** All faults at the top, each a link to its field. */
export function Issues({ issues, reader }: { readonly issues: readonly Issue[]; readonly reader: Reader }): VNode {
  return <ErrorSummary language={reader.language} errors={issues.map((one) => ({ fieldId: one.field === undefined ? null : fieldId(one.field), message: one.text[reader.language] }))} />;
}

/** The fault of one field, for the field itself. */
export function faultOf(issues: readonly Issue[], field: string, reader: Reader): { readonly error?: string } {
  const found = issues.find((one) => one.field === field);
  return found === undefined ? {} : { error: found.text[reader.language] };
}

/** A form that writes: the token against forgery, the revision that the writer saw, fields and a button. */
export function ActForm({ reader, action, revision, children, verb, kind, cancel }: { readonly reader: Reader; readonly action: string; readonly revision: number; readonly children?: ComponentChildren; readonly verb: string; readonly kind?: "main" | "second" | "danger"; /** The way out without writing. */
  readonly cancel?: { readonly href: string; readonly label: string } }): VNode {
  return (
    <form method="post" action={action} class="form">
      <input type="hidden" name="_csrf" value={reader.context.csrfToken} />
      <input type="hidden" name="revision" value={String(revision)} />
      {children}
      <div class="button-row"><Button kind={kind ?? "main"}>{verb}</Button>{cancel === undefined ? null : <LinkButton href={cancel.href}>{cancel.label}</LinkButton>}</div>
    </form>
  );
}
