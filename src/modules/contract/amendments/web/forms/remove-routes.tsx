import type { VNode } from "preact";
import { z } from "zod";
import { Field, Heading, Lead, Notice } from "../../../../../kernel/html/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { rolesFor } from "../../../../identity/index.ts";
import { difference, keyedLines } from "../../../domain/difference/index.ts";
import { applyEdit } from "../../domain/apply-edit.ts";
import { isOpen } from "../../domain/amendment.ts";
import type { Edit } from "../../domain/edit.ts";
import { splitLineCode, tablesIn } from "../../domain/thing.ts";
import { lossesOf, type Use } from "../../domain/uses.ts";
import { notOpen, unknownThing } from "../../errors.ts";
import type { LoadedAmendment } from "../../actions/load.ts";
import { amendmentPath, authorOf, readerOf, type AmendmentWebDeps, type Reader } from "../deps.ts";
import { ActForm, AmendmentCrumbs, faultOf, Issues } from "../parts.tsx";
import { outcomeOf } from "../refusal.ts";
import { thingNames } from "../words.ts";
import { VoidNotice } from "./edit-page.tsx";
import { formBody, numberParams, revisionIn } from "./edit-routes.tsx";
import { givenIn, type Given } from "./index.ts";

const kinds = ["objective", "action", "indicator", "part", "measure", "target", "reference", "line"] as const;
type RemovedKind = (typeof kinds)[number];

/** The removal that a form asks for, with the decision that it carries or without. */
function removalOf(kind: RemovedKind, code: string, decision: { readonly acknowledged: true; readonly uses: number; readonly note: string } | null): Edit {
  if (kind === "line") return { kind: "line.remove", ...splitLineCode(code) };
  if (kind === "reference") {
    const [action = "", indicator = ""] = code.split(" / ");
    return { kind: "reference.remove", action, indicator };
  }
  return { kind: `${kind}.remove`, code, decision };
}

interface RemovePageProps {
  readonly reader: Reader;
  readonly loaded: LoadedAmendment;
  readonly kind: RemovedKind;
  readonly code: string;
  readonly uses: readonly Use[];
  readonly given: Given;
  readonly issues: readonly Issue[];
}

/** What goes with a thing when it is removed, and the decision that this takes. */
function RemovePage({ reader, loaded, kind, code, uses, given, issues }: RemovePageProps): VNode {
  const { say, language } = reader;
  const { amendment, draft: { register } } = loaded;
  const applied = applyEdit(register, removalOf(kind, code, null));
  const changes = "fault" in applied ? [] : difference(register, applied.register);
  const name = kind === "line" ? `«\u202f${splitLineCode(code).line.replace(/^ ?\/ /, "")}\u202f»` : code;
  const title = say(`Supprimer du contrat ${thingNames[kind].fr} ${name}`, `Remove from the contract ${thingNames[kind].en} ${name}`);
  return (
    <div class="sheet">
      <Issues issues={issues} reader={reader} />
      <AmendmentCrumbs reader={reader} number={amendment.number} last={title} />
      <Heading level={1} kicker={say(`Avenant ${amendment.number}`, `Amendment ${amendment.number}`)}>{title}</Heading>
      <Lead>{say("Voici tout ce qui s’en irait du contrat le jour où l’avenant entre en vigueur. Tant qu’il n’est pas signé, cela s’annule.", "This is all that would leave the contract on the day the amendment comes into force. Until it is signed, this can be undone.")}</Lead>
      {amendment.state === "draft" ? null : <VoidNotice reader={reader} amendment={amendment} />}
      <ul class="prose">{changes.map((one) => <li>{one.message[language]}</li>)}</ul>
      {uses.length === 0 ? <p class="soft">{say("Rien n’y est encore accroché\u202f: ni valeur, ni suivi.", "Nothing hangs on it yet: no value, no steering.")}</p> : (
        <Notice kind="warn" language={language} title={say("Cela a une histoire", "This has a history")}>
          <ul>
            {uses.map((use) => <li>{use.of}{say("\u202f: ", ": ")}{use.what[language]}{say(", qui restent lisibles sur ", ", which stay readable on ")}<a href={use.href}>{use.href}</a></li>)}
          </ul>
          <p>{say("La série s’arrête le jour où l’avenant entre en vigueur\u202f: plus de valeur ni d’échéance après lui. Rien de ce qui a été enregistré n’est effacé.", "The series ends on the day the amendment comes into force: no value and no duty after it. Nothing that was recorded is erased.")}</p>
        </Notice>
      )}
      <ActForm reader={reader} action={amendmentPath(amendment.number, `/remove/${kind}?code=${encodeURIComponent(code)}`)} revision={amendment.revision} verb={say("Supprimer dans le projet", "Remove in the draft")} kind="danger" cancel={{ href: amendmentPath(amendment.number, "/edit"), label: say("Ne rien supprimer", "Remove nothing") }}>
        {uses.length === 0 ? null : (
          <>
            <Field control="checkbox" name="acknowledged" language={language} checked={(given["acknowledged"] ?? "") !== ""} label={say("J’ai vu ce qui y est accroché, et je décide que cela s’arrête", "I have seen what hangs on it, and decide that it ends")} {...faultOf(issues, "acknowledged", reader)} />
            <Field control="textarea" name="note" language={language} optional rows={2} value={given["note"] ?? ""} label={say("Pourquoi, ou ce qui prend la suite", "Why, or what takes its place")} />
          </>
        )}
      </ActForm>
    </div>
  );
}

/** A page that asks before anything is removed from the draft, and says what goes with it. */
export function removeRoutes({ amendments }: AmendmentWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("contract.edit") };
  const params = numberParams.extend({ kind: z.enum(kinds) });
  const query = z.object({ code: z.string().min(1).max(800) });

  async function page(context: RequestContext, number: number, kind: RemovedKind, code: string, given: Given, issues: readonly Issue[], status: number): Promise<Reply> {
    const loaded = await amendments.load(number);
    if (!isOpen(loaded.amendment)) throw notOpen();
    const { register } = loaded.draft;
    if (kind === "line" && !isLine(register, code)) throw unknownThing();
    const removal = removalOf(kind, code, null);
    if (issues.length === 0 && "fault" in applyEdit(register, removal)) throw unknownThing();
    const uses = await amendments.usesOf(lossesOf(register, removal));
    const reader = readerOf(context);
    const body = <RemovePage reader={reader} loaded={loaded} kind={kind} code={code} uses={uses} given={given} issues={issues} />;
    return { kind: "page", status, page: { title: reader.say("Supprimer du contrat", "Remove from the contract"), section: "board", body, demonstration: loaded.amendment.demonstration } };
  }

  return [
    route({
      method: "GET", path: "/amendments/:number/remove/:kind", access, summary: "What would go with a thing that an amendment removes", params, query,
      handle: ({ params: { number, kind }, query: { code }, context }) => page(context, number, kind, code, {}, [], 200),
    }),
    route({
      method: "POST", path: "/amendments/:number/remove/:kind", access, summary: "Removes a thing in the draft of an amendment; what is in use by decision only", params, query, body: formBody,
      handle: async ({ params: { number, kind }, query: { code }, body, context }) => {
        const given = givenIn(body);
        const { draft } = await amendments.load(number);
        const uses = await amendments.usesOf(lossesOf(draft.register, removalOf(kind, code, null)));
        const decided = uses.length > 0 && (given["acknowledged"] ?? "") !== "";
        const edit = removalOf(kind, code, decided ? { acknowledged: true, uses: uses.reduce((sum, use) => sum + use.count, 0), note: (given["note"] ?? "").trim().slice(0, 2000) } : null);
        const outcome = await outcomeOf(() => amendments.edit(authorOf(context), number, edit, revisionIn(given)));
        if (outcome.kind === "done") return { kind: "redirect", to: amendmentPath(number, "#changes") };
        return page(context, number, kind, code, given, outcome.issues, outcome.kind === "met" ? 409 : outcome.status);
      },
    }),
  ];
}

function isLine(register: Parameters<typeof tablesIn>[0], code: string): boolean {
  const { table, line } = splitLineCode(code);
  const found = tablesIn(register).find((one) => one.code === table);
  return found !== undefined && keyedLines(found).some(({ key }) => key === line);
}
