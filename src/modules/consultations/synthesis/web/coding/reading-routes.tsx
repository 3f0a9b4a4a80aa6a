import type { VNode } from "preact";
import { z } from "zod";
import { authorOf } from "../../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { requireCoder, requireReader } from "../../actions/read-texts.ts";
import { codesInUse } from "../../domain/code-book.ts";
import { isDone, type CoderPlace } from "../../domain/coding.ts";
import { piecesOf } from "../../domain/mask.ts";
import { nearCodes } from "../../domain/suggest.ts";
import { scanText } from "../../../domain/scan.ts";
import { unknownSubject, unknownText } from "../../errors.ts";
import { coders, formBody, issuesOf, listed, numbersIn, ofSubject, pageReply, pathOf, readers, sayIn, typed, type SynthesisWebDeps } from "../deps.tsx";
import { readCommand } from "./command.ts";
import { ReadingPage } from "./reading-page.tsx";
import { MaskPage } from "./mask-page.tsx";

/** Texts of the same question that the coder read last, for suggestions: enough to be near, few enough to be quick. */
const nearest = 400;
const ofText = z.object({ code: z.string().max(80), id: z.string().max(120) });
const place = z.object({ at: z.coerce.number().int().min(1).optional().catch(undefined) });

/** Reading the texts one by one, and masking. */
export function readingRoutes(deps: SynthesisWebDeps): readonly Route[] {
  const { syntheses, source } = deps;

  async function seat(context: RequestContext, code: string) {
    const coding = await syntheses.coding(code);
    const own: CoderPlace = requireCoder(coding, authorOf(context));
    const subject = await source.subject(code);
    if (subject === null) throw unknownSubject();
    return { coding, own, subject, book: await syntheses.book(code), reading: await syntheses.ownReading(code, own) };
  }

  async function readingPage(context: RequestContext, code: string, at: number | undefined, issues: readonly Issue[], given: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { coding, subject, book, reading } = await seat(context, code);
    const waiting = reading.findIndex(({ codes }) => !isDone(book, codes ?? undefined));
    const position = at === undefined ? (waiting === -1 ? reading.length : waiting + 1) : Math.min(at, reading.length);
    const entry = reading[position - 1];
    const text = entry === undefined ? null : await syntheses.text(code, entry.id);
    if (entry === undefined || text === null) throw unknownText();
    const done = reading.filter(({ codes }) => isDone(book, codes ?? undefined));
    const byId = new Map((await syntheses.texts(code)).filter((one) => one.question === text.question && one.axis === text.axis).map((one) => [one.id, one.text]));
    const read = done.filter(({ id }) => id !== entry.id && byId.has(id)).slice(-nearest).map(({ id, codes }) => ({ id, text: byId.get(id) ?? "", codes: codes ?? [] }));
    const body: VNode = <ReadingPage {...{ context, code, coding, book, subject, text, position, issues, given }} own={entry.codes} total={reading.length} done={done.length} waiting={waiting === -1 ? null : waiting + 1} suggested={entry.codes === null ? nearCodes(text.text, read).filter((number) => codesInUse(book).some((one) => one.number === number)) : []} />;
    return pageReply(sayIn(context.language)("Lire et coder", "Read and code"), body, { demonstration: coding.demonstration, status: issues.length === 0 ? 200 : 422 });
  }

  async function maskPage(context: RequestContext, code: string, id: string, ticked: ReadonlySet<number> | null, issues: readonly Issue[]): Promise<Reply> {
    const coding = await syntheses.coding(code);
    requireReader(coding, authorOf(context));
    const text = await syntheses.text(code, id);
    if (text === null) throw unknownText();
    const pieces = piecesOf(text.text, scanText(text.text));
    const body = <MaskPage {...{ context, code, text, pieces, ticked, issues }} back={backFrom(context.url)} />;
    return pageReply(sayIn(context.language)("Masquer", "Mask"), body, { demonstration: coding.demonstration, status: issues.length === 0 ? 200 : 422 });
  }

  return [
    route({ method: "GET", path: "/consultations/coding/:code/texts", access: coders, params: ofSubject, query: place, summary: "The next text to read", handle: ({ params, query, context }) => readingPage(context, params.code, query.at, [], {}) }),
    route({
      method: "POST", path: "/consultations/coding/:code/texts", access: coders, params: ofSubject, body: formBody, summary: "Give codes to a text",
      handle: async ({ params: { code }, body, context }) => {
        const { reading, book } = await seat(context, code);
        const text = typed(body, "text");
        const position = reading.findIndex(({ id }) => id === text) + 1;
        if (position === 0) throw unknownText();
        const command = readCommand(typed(body, "typed"), numbersIn(listed(body, "codes")), typed(body, "act"));
        const to = (at: number | null): Reply => ({ kind: "redirect", to: pathOf(code, at === null ? "/texts" : `/texts?at=${Math.max(1, Math.min(at, reading.length))}`) });
        const by = authorOf(context);
        switch (command.kind) {
          case "move":
            return to(position + command.step);
          case "mask": {
            const shown = await syntheses.text(code, text);
            await syntheses.mark(by, code, text, { toMask: true, withheld: shown?.withheld ?? false });
            return { kind: "redirect", to: pathOf(code, `/texts/${encodeURIComponent(text)}/mask?at=${position}`) };
          }
          case "withhold": {
            const shown = await syntheses.text(code, text);
            await syntheses.mark(by, code, text, { toMask: shown?.toMask ?? false, withheld: !(shown?.withheld ?? false) });
            return to(position);
          }
          case "unclear":
            return readingPage(context, code, position, [command.issue], body);
          case "give": {
            const issues = await issuesOf(() => syntheses.giveCodes(by, code, { text, codes: command.codes }));
            if (issues !== null) return readingPage(context, code, position, issues, body);
            // A text read again leads on to its neighbour, a new one to the next that waits.
            return isDone(book, reading[position - 1]?.codes ?? undefined) ? to(position + 1) : to(null);
          }
        }
      },
    }),
    route({ method: "GET", path: "/consultations/coding/:code/texts/:id/mask", access: readers, params: ofText, summary: "Choose the words to mask", handle: ({ params, context }) => maskPage(context, params.code, params.id, null, []) }),
    route({
      method: "POST", path: "/consultations/coding/:code/texts/:id/mask", access: readers, params: ofText, body: formBody, summary: "Mask words for good",
      handle: async ({ params: { code, id }, body, context }) => {
        const by = authorOf(context);
        const coding = await syntheses.coding(code);
        requireReader(coding, by);
        const back = pathOf(code, backFrom(context.url));
        if (typed(body, "act") === "nothing") {
          const shown = await syntheses.text(code, id);
          await syntheses.mark(by, code, id, { toMask: false, withheld: shown?.withheld ?? false });
          return { kind: "redirect", to: back };
        }
        const words = new Set(numbersIn(listed(body, "words")));
        if (typed(body, "act") !== "sure") return maskPage(context, code, id, words, words.size === 0 ? [{ code: "consultations.mask-nothing", severity: "error", field: "words", text: { fr: "Cochez les mots à masquer.", en: "Tick the words to mask." } }] : []);
        // The text that was shown, as it was: spaces at its ends included.
        const saw = typeof body["saw"] === "string" ? body["saw"].replaceAll("\r\n", "\n") : "";
        const shown = await syntheses.text(code, id);
        const issues = await issuesOf(() => syntheses.mask(by, code, id, words, shown !== null && shown.text.replaceAll("\r\n", "\n") === saw ? shown.text : saw));
        return issues === null ? { kind: "redirect", to: `${back}${back.includes("?") ? "&" : "?"}done=masked` } : maskPage(context, code, id, words, issues);
      },
    }),
  ];
}

/** Where the reader came from: a place among their texts, or the page of those who settle. */
function backFrom(url: URL): string {
  const at = Number(url.searchParams.get("at"));
  return Number.isInteger(at) && at > 0 ? `/texts?at=${at}` : "/settle";
}
