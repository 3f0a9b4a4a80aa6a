import type { VNode } from "preact";
import { Heading, Tag } from "../../../../kernel/html/index.ts";
import { formatDateTime, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { RequestView } from "../actions/read.ts";
import type { RequestEvent } from "../domain/request.ts";
import { moveNames, sideNames } from "../domain/words.ts";
import { sayIn } from "./deps.ts";
import { Typed } from "./parts.tsx";

/** Everything that happened, in order; what is internal is marked, and was taken out before for the requester. */
export function Journal({ view, language }: { readonly view: RequestView; readonly language: Language }): VNode {
  const say = sayIn(language);
  // Savings of a draft say nothing to anybody.
  const lines = view.events.filter(({ move }) => move !== "save");
  return (
    <section aria-labelledby="journal">
      <Heading level={2} id="journal">{say("Journal", "Journal")}</Heading>
      {lines.length === 0 ? <p class="soft">{say("Il s’écrit à partir du dépôt.", "It is written from the handing in on.")}</p> : (
        <ol class="request-journal">
          {lines.map((event) => (
            <li id={`event-${event.sequence}`}>
              <p class="request-line"><strong>{pick(moveNames[event.move], language)}</strong> {event.internal ? <Tag>{say("interne aux décideurs", "internal to deciders")}</Tag> : null} <span class="soft small">{whoText(event, view, language)}, {formatDateTime(event.at, language)}</span></p>
              <Detail event={event} view={view} language={language} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function whoText(event: RequestEvent, { names, sides }: RequestView, language: Language): string {
  const say = sayIn(language);
  if (event.side === "requester" && sides.includes("requester")) return say("vous", "you");
  const name = event.account === null ? undefined : names.get(event.account);
  return name ?? pick(sideNames[event.side], language);
}

function Detail({ event, view, language }: { readonly event: RequestEvent; readonly view: RequestView; readonly language: Language }): VNode | null {
  const say = sayIn(language);
  const { detail } = event;
  const name = (id: unknown): string => (typeof id === "string" ? (view.names.get(id) ?? say("compte fermé", "closed account")) : say("administrateur de la donnée", "data administrator"));
  if (event.move === "replace-decider" || event.move === "pass-share") return <p class="small">{name(detail["from"] ?? detail["decider"])} → {name(detail["to"] ?? detail["holder"])}</p>;
  if (event.move === "opine" || event.move === "decide") return <p class="small">{detail["verdict"] === "agree" ? say("Favorable", "In favour") : say("Défavorable", "Against")}{typeof detail["reason"] === "string" && detail["reason"] !== "" ? say(`\u202f: ${detail["reason"]}`, `: ${detail["reason"]}`) : ""}</p>;
  const reasons = Array.isArray(detail["reasons"]) ? detail["reasons"].filter((one) => typeof one === "string") : [];
  if (reasons.length > 0) return <>{reasons.map((reason) => <Typed text={reason} />)}</>;
  return typeof detail["text"] === "string" ? <Typed text={detail["text"]} /> : null;
}
