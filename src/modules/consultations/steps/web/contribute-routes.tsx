import { randomBytes } from "node:crypto";
import type { VNode } from "preact";
import { z } from "zod";
import { Heading, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { identitiesOf, secretPattern, type Sending, type Speaker } from "../actions/contribute.ts";
import { takesComments, takesProposals, type Consultation, type Door } from "../domain/consultation.ts";
import { unknownContribution } from "../errors.ts";
import type { ProposalSheet, Steps } from "../steps.ts";
import type { KeptContribution } from "../store/contributions.ts";
import { ContributionForm } from "./contribution-form.tsx";
import { doorOf, faultsOf, fieldsIn, invitationKey, mayRun, pageReply, sayIn, signedIn, stepsPath, textIn, type StepsWebDeps } from "./deps.ts";
import { moderationBox } from "./moderation-box.tsx";
import { officeBox } from "./office-box.tsx";
import { Crumbs, Faults } from "./parts.tsx";
import { CommentBox, ProposalPage } from "./proposal-page.tsx";
import { codeParams } from "./public-routes.tsx";
import { doorRules } from "./words.ts";

export const proposalParams = codeParams.extend({ number: z.coerce.number().int().min(1).max(1_000_000) });

interface Shown {
  readonly body: unknown;
  readonly issues: readonly Issue[];
  readonly status: number;
}
const blank: Shown = { body: {}, issues: [], status: 200 };

/** Name of a form for the check against robots. */
export function robotForm(kind: "proposal" | "comment", code: string): string {
  return `${kind} ${code}`;
}

/** Who speaks, as this form says it; null where no door is open to them. */
export function speakerOf(consultation: Consultation, context: RequestContext, body: unknown): Speaker | null {
  const door = doorOf(consultation, context);
  if (door === "staff" && context.actor !== null) return { door, actor: context.actor, as: textIn(body, "as") };
  if (door === "stakeholders") return { door, invitation: String(context.session.get(invitationKey(consultation.code)) ?? "") };
  return door === "public" ? { door, pseudonym: textIn(body, "pseudonym") } : null;
}

export function sendingOf(code: string, proposalId: string | null, body: unknown, { language }: RequestContext): Sending {
  const reply = textIn(body, "replyTo");
  return { consultation: code, proposalId, replyTo: proposalId === null || reply === "" ? null : reply, title: textIn(body, "title"), body: textIn(body, "body"), theme: textIn(body, "theme"), objective: textIn(body, "objective"), secret: textIn(body, "secret"), language, sure: textIn(body, "sure") !== "" };
}

/** What was sent with this secret, within two seconds from now. */
async function soonSent(steps: Steps, secret: string): Promise<KeptContribution | null> {
  if (!secretPattern.test(secret)) return null;
  for (let turn = 0; turn < 10; turn += 1) {
    const found = await steps.sentWith(secret);
    if (found !== null) return found;
    await new Promise((done) => { setTimeout(done, 200); });
  }
  return null;
}

/** Writing: proposals, comments, support, the link of an organisation. */
export function contributeRoutes(deps: StepsWebDeps): readonly Route[] {
  const { steps, robots } = deps;

  async function form(kind: "proposal" | "comment", consultation: Consultation, door: Door, context: RequestContext, action: string, shown: Shown, replyTo: string | null): Promise<VNode> {
    const { body } = shown;
    const given = fieldsIn(body);
    const secret = textIn(body, "secret");
    return (
      <ContributionForm
        kind={kind} action={action} consultation={consultation} door={door} context={context} objectives={(await deps.contract(context.clock.today())).objectives}
        draft={{ title: textIn(body, "title"), body: textIn(body, "body"), theme: textIn(body, "theme"), objective: textIn(body, "objective") }}
        pseudonym={textIn(body, "pseudonym")} as={textIn(body, "as") === "" && context.actor !== null ? (identitiesOf(context.actor, consultation)[0]?.value ?? "") : textIn(body, "as")}
        secret={secretPattern.test(secret) ? secret : randomBytes(32).toString("base64url")} replyTo={replyTo}
        robots={door === "public" ? await robots.fields(robotForm(kind, consultation.code), context.language, given) : null} issues={shown.issues}
      />
    );
  }

  async function proposePage(code: string, context: RequestContext, shown: Shown): Promise<Reply> {
    const { language } = context;
    const say = sayIn(language);
    const consultation = await steps.consultation(code, mayRun(context.actor));
    const door = doorOf(consultation, context);
    const path = `${stepsPath}/${code}`;
    const open = takesProposals(consultation, context.clock.today());
    const title = say("Faire une proposition", "Make a proposal");
    return pageReply({
      title: `${title}, ${pick(consultation.title, language)}`, demonstration: consultation.demonstration, status: shown.status,
      body: (
        <article class="consultation">
          <Faults issues={shown.issues} language={language} />
          <Crumbs language={language} crumbs={[{ label: pick(consultation.title, language), href: path }, { label: title }]} />
          <Heading level={1} kicker={pick(consultation.title, language)}>{title}</Heading>
          {door === null ? (
            <Notice kind="info" language={language}><p>{consultation.doors.includes("staff") ? say("Pour proposer, connectez-vous, ou ouvrez le lien que votre organisation a reçu.", "To make a proposal, sign in, or open the link that your organisation was given.") : say("Pour proposer, ouvrez le lien que votre organisation a reçu.", "To make a proposal, open the link that your organisation was given.")}</p><LinkButton href={`/sign-in?return=${encodeURIComponent(`${path}/propose`)}`}>{say("Se connecter", "Sign in")}</LinkButton></Notice>
          ) : (
            <>
              {open ? null : <Notice kind="warn" language={language}><p>{say("Les propositions ne sont pas, ou plus, reçues.", "Proposals are not, or no longer, taken.")} <a href={path}>{say("Voir les phases", "See the phases")}</a></p></Notice>}
              <p class="prose">{pick(doorRules[door], language)} <a href={`${stepsPath}/charter`}>{say("Charte de modération", "Moderation charter")}</a></p>
              {open || textIn(shown.body, "body") !== "" ? await form("proposal", consultation, door, context, `${path}/propose`, shown, null) : null}
            </>
          )}
        </article>
      ),
    });
  }

  async function proposalPage(code: string, number: number, context: RequestContext, shown: Shown, office?: Shown & { readonly act: string }): Promise<Reply> {
    const consultation = await steps.consultation(code, mayRun(context.actor));
    const sheet = await steps.proposal(code, number, context.actor);
    const contract = await deps.contract(context.clock.today());
    const door = doorOf(consultation, context);
    const path = `${stepsPath}/${code}/proposals/${number}`;
    const asked = textIn(shown.body, "replyTo") || (context.url.searchParams.get("reply") ?? "");
    const replyTo = sheet.comments.find(({ id, replyTo: of, state }) => id === asked && of === null && state === "published") ?? null;
    const writes = sheet.proposal.state === "published" && door !== null && (takesComments(consultation, context.clock.today()) || textIn(shown.body, "body") !== "");
    const issues = [...shown.issues, ...(office?.issues ?? [])];
    return pageReply({
      title: sheet.proposal.state === "published" ? sheet.proposal.title : pick(consultation.title, context.language), demonstration: consultation.demonstration, status: office?.status ?? shown.status,
      body: (
        <ProposalPage
          consultation={consultation} sheet={sheet} contract={contract} context={context} faults={issues.length === 0 ? null : <Faults issues={issues} language={context.language} />}
          commentForm={writes ? <CommentBox consultation={consultation} context={context} replyTo={replyTo} path={path}>{await form("comment", consultation, door, context, `${path}/comments`, shown, replyTo?.id ?? null)}</CommentBox> : null}
          officeForms={mayRun(context.actor) && sheet.proposal.state === "published" ? officeBox({ path, contract, context, given: office?.body ?? {}, act: office?.act ?? "", issues: office?.issues ?? [] }) : null}
          moderationForm={await moderationBox(steps, sheet, context)}
        />
      ),
    });
  }

  /** Sends, unless something stands against it; what was typed comes back then. */
  async function sendFrom(kind: "proposal" | "comment", code: string, sheet: ProposalSheet | null, body: unknown, context: RequestContext, again: (shown: Shown) => Promise<Reply>): Promise<Reply> {
    const consultation = await steps.consultation(code, false);
    const sending = sendingOf(code, sheet?.proposal.id ?? null, body, context);
    const speaker = speakerOf(consultation, context, body);
    if (speaker === null) return again({ body, issues: [], status: 403 });
    // Pressed twice, the first press did it; nobody is asked again whether they are a robot.
    let sent = secretPattern.test(sending.secret) ? await steps.sentWith(sending.secret) : null;
    if (sent === null) {
      const issues = await steps.sendingIssues(speaker, sending);
      const open = (kind === "proposal" ? takesProposals : takesComments)(consultation, context.clock.today());
      const robot = speaker.door === "public" ? await robots.check(fieldsIn(body), { form: robotForm(kind, code), address: context.address, spend: issues.length === 0 && open }) : [];
      // Two presses at the same moment: the other one has used the check, and is about to be done.
      if (issues.length === 0 && robot.some(({ code: reason }) => reason === "robots.used")) sent = await soonSent(steps, sending.secret);
      if (sent === null && issues.length + robot.length > 0 && open) return again({ body, issues: [...issues, ...robot], status: 422 });
      const faults = sent !== null ? null : await faultsOf(async () => { sent = await steps.send(speaker, sending); });
      if (faults !== null) return again({ body, ...faults });
    }
    if (sent === null) throw unknownContribution();
    if (speaker.door !== "staff") return { kind: "redirect", to: `${stepsPath}/follow/${sending.secret}?sent=1` };
    return { kind: "redirect", to: sheet === null ? `${stepsPath}/${code}/proposals/${sent.number ?? ""}` : `${stepsPath}/${code}/proposals/${sheet.proposal.number}#comment-${sent.id}` };
  }

  return [
    route({ method: "GET", path: `${stepsPath}/:code/propose`, access: "public", summary: "Make a proposal", params: codeParams, handle: ({ params, context }) => proposePage(params.code, context, blank) }),
    route({
      method: "POST", path: `${stepsPath}/:code/propose`, access: "public", summary: "Send a proposal", params: codeParams, perMinute: 60,
      handle: ({ params, body, context }) => sendFrom("proposal", params.code, null, body, context, (shown) => proposePage(params.code, context, shown)),
    }),
    route({ method: "GET", path: `${stepsPath}/:code/proposals/:number`, access: "public", summary: "A proposal, what was said of it, what became of it", params: proposalParams, handle: ({ params, context }) => proposalPage(params.code, params.number, context, blank) }),
    route({
      method: "POST", path: `${stepsPath}/:code/proposals/:number/comments`, access: "public", summary: "Comment on a proposal", params: proposalParams, perMinute: 60,
      handle: async ({ params, body, context }) => sendFrom("comment", params.code, await steps.proposal(params.code, params.number, context.actor), body, context, (shown) => proposalPage(params.code, params.number, context, shown)),
    }),
    route({
      method: "POST", path: `${stepsPath}/:code/proposals/:number/support`, access: "signed-in", summary: "Agree with a proposal, or no longer", params: proposalParams, body: z.object({ agrees: z.enum(["yes", "no"]) }),
      handle: async ({ params, body, context }) => {
        const { proposal } = await steps.proposal(params.code, params.number, context.actor);
        await steps.support(signedIn(context), proposal.id, body.agrees === "yes");
        return { kind: "redirect", to: `${stepsPath}/${params.code}/proposals/${params.number}` };
      },
    }),
    ...(["answer", "follow-up"] as const).map((act) => route({
      method: "POST", path: `${stepsPath}/:code/proposals/:number/${act}`, access: "signed-in", summary: act === "answer" ? "The institute answers a proposal" : "Say what became of a proposal", params: proposalParams,
      handle: async ({ params, body, context }) => {
        const actor = signedIn(context);
        const { proposal } = await steps.proposal(params.code, params.number, actor);
        const given = (name: string): string => textIn(body, name);
        const verdict = given("verdict");
        const state = given("state");
        const faults = await faultsOf(() => act === "answer"
          ? steps.answer(actor, proposal.id, { verdict: verdict === "accepted" || verdict === "partly" ? verdict : "refused", reason: given("reason"), answeredBy: given("answeredBy"), action: given("action") })
          : steps.followUp(actor, proposal.id, { state: state === "under-way" || state === "done" || state === "given-up" ? state : "planned", note: given("note"), happenedOn: given("happenedOn") }));
        return faults === null ? { kind: "redirect", to: `${stepsPath}/${params.code}/proposals/${params.number}#answer` } : proposalPage(params.code, params.number, context, blank, { body, act, ...faults });
      },
    })),
    route({
      method: "GET", path: `${stepsPath}/:code/invitation/:secret`, access: "public", summary: "Come in by the link given to an organisation", params: codeParams.extend({ secret: z.string().regex(secretPattern) }), perMinute: 60,
      handle: async ({ params, context }) => {
        const invitation = await steps.invitation(params.secret);
        if (invitation === null || invitation.consultation !== params.code) throw unknownContribution();
        context.session.set(invitationKey(params.code), params.secret);
        return { kind: "redirect", to: `${stepsPath}/${params.code}` };
      },
    }),
  ];
}
