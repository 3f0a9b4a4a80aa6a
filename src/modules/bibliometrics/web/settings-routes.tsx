import { z } from "zod";
import { authorOf } from "../../../kernel/audit/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { may, rolesFor } from "../../identity/index.ts";
import { declarationIssues, type DeclarationDraft } from "../actions/declare.ts";
import { isSettingKey, settings } from "../domain/settings.ts";
import { unknownSetting } from "../errors.ts";
import { ConfirmView, SettingsView, SettingView, type FormState } from "./settings-view.tsx";
import type { BibliometricWebDeps } from "./web-deps.ts";

const draftBody = z.object({ option: z.string().max(100).default(""), from: z.string().max(20).default(""), reason: z.string().max(5_000).default(""), seen: z.string().max(60).optional(), act: z.enum(["check", "mend", "record"]).default("check") });

/** The readings of the contract: what holds, since when, by whom; and the form of who may declare another. */
export function settingRoutes({ bibliometrics }: BibliometricWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("bibliometrics.declare") };

  async function form(context: RequestContext, key: string, state: FormState, status = state.issues.length > 0 ? 422 : 200): Promise<Reply> {
    if (!isSettingKey(key)) throw unknownSetting();
    const declarations = await bibliometrics.declarations();
    return {
      kind: "page", status,
      page: { title: settings[key].name[context.language], section: "indicators", body: <SettingView setting={settings[key]} declarations={declarations} state={state} mayDeclare={may(context.actor, "bibliometrics.declare")} context={context} /> },
    };
  }

  const empty = (today: Day): FormState => ({ draft: { option: "", from: today, reason: "" }, issues: [] });

  return [
    route({
      method: "GET", path: "/bibliometrics/settings", access: "public", summary: "The readings of the contract that hold, and those declared before", query: z.object({ done: z.string().max(40).optional() }),
      handle: async ({ query, context }) => ({
        kind: "page",
        page: {
          title: context.language === "fr" ? "Lectures du contrat" : "Readings of the contract", section: "indicators",
          body: <SettingsView declarations={await bibliometrics.declarations()} today={context.clock.today()} mayDeclare={may(context.actor, "bibliometrics.declare")} done={query.done !== undefined && isSettingKey(query.done) ? query.done : null} language={context.language} />,
        },
      }),
    }),
    route({
      method: "GET", path: "/bibliometrics/settings/:key", access: "public", summary: "One reading of the contract: its options, its history, the form to declare another", params: z.object({ key: z.string().max(40) }),
      handle: ({ params, context }) => form(context, params.key, empty(context.clock.today())),
    }),
    route({
      method: "POST", path: "/bibliometrics/settings/:key", access, summary: "Declares which reading is the contract’s, after a page that confirms", params: z.object({ key: z.string().max(40) }), body: draftBody, perMinute: 30,
      handle: async ({ params, body, context }) => {
        const { act, seen, ...given } = body;
        const draft: DeclarationDraft = { key: params.key, ...given };
        const issues = declarationIssues(draft);
        if (issues.length > 0 || act === "mend" || !isSettingKey(params.key)) return form(context, params.key, { draft: given, issues: act === "mend" ? [] : issues });
        if (act === "check") {
          return { kind: "page", page: { title: settings[params.key].name[context.language], section: "indicators", body: <ConfirmView setting={settings[params.key]} draft={draft} declarations={await bibliometrics.declarations()} context={context} /> } };
        }
        try {
          await bibliometrics.declare(authorOf(context), seen === undefined ? draft : { ...draft, seen });
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 409) throw error;
          return form(context, params.key, { draft: given, issues: [{ code: error.code, severity: "error", field: "option", text: error.text }] }, 409);
        }
        return { kind: "redirect", to: `/bibliometrics/settings?done=${encodeURIComponent(params.key)}` };
      },
    }),
  ];
}
