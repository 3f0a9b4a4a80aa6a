import { z } from "zod";
import { authorOf } from "../../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../../kernel/http/table-reply.ts";
import { placeOfCoder } from "../../domain/coding.ts";
import { clustersOf } from "../../domain/suggest.ts";
import { notYourCoding, unknownCode } from "../../errors.ts";
import { formBody, issuesOf, numbersIn, ofSubject, pageReply, pathOf, readers, sayIn, typed, wordsIn, type SynthesisWebDeps } from "../deps.tsx";
import { bookTable } from "../tables.ts";
import { BookPage, CodePage, SuggestionsPage } from "./book-page.tsx";

const ofCode = z.object({ code: z.string().max(80), number: z.coerce.number().int().positive() });

/** The code book: read by those who code and write, changed by the two who code. */
export function bookRoutes(deps: SynthesisWebDeps): readonly Route[] {
  const { syntheses } = deps;

  async function requireOwn(context: RequestContext, code: string): Promise<void> {
    const coding = await syntheses.coding(code);
    const { accountId } = authorOf(context);
    if (placeOfCoder(coding, accountId) === null && (accountId === null || coding.adjudicator?.accountId !== accountId)) throw notYourCoding();
  }

  async function bookPage(context: RequestContext, code: string, body: Readonly<Record<string, unknown>>, issues: readonly Issue[]): Promise<Reply> {
    const coding = await syntheses.coding(code);
    const { accountId } = authorOf(context);
    const own = placeOfCoder(coding, accountId) !== null || (accountId !== null && coding.adjudicator?.accountId === accountId);
    return pageReply(sayIn(context.language)("Livre de codes", "Code book"), <BookPage {...{ context, coding, body, issues, own }} book={await syntheses.book(code)} />, { demonstration: coding.demonstration, status: issues.length === 0 ? 200 : 422 });
  }

  async function codePage(context: RequestContext, code: string, number: number, act: string, body: Readonly<Record<string, unknown>>, issues: readonly Issue[]): Promise<Reply> {
    const coding = await syntheses.coding(code);
    const book = await syntheses.book(code);
    const one = book.codes.find((each) => each.number === number && each.state === "in-use");
    if (one === undefined) throw unknownCode();
    return pageReply(sayIn(context.language)(`Code ${number}`, `Code ${number}`), <CodePage {...{ context, coding, book, act, body, issues }} code={one} />, { demonstration: coding.demonstration, status: issues.length === 0 ? 200 : 422 });
  }

  return [
    route({ method: "GET", path: "/consultations/coding/:code/book", access: readers, params: ofSubject, summary: "The code book and its history", handle: ({ params, context }) => bookPage(context, params.code, {}, []) }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/consultations/coding/:code/book.${format}`, access: readers, params: ofSubject, summary: "The code book, to take away",
      handle: async ({ params, context }) => tableReply(bookTable(await syntheses.coding(params.code), await syntheses.book(params.code)), format, context.language),
    })),
    route({
      method: "POST", path: "/consultations/coding/:code/book", access: readers, params: ofSubject, body: formBody, summary: "Create a code, or take the last change back",
      handle: async ({ params: { code }, body, context }) => {
        await requireOwn(context, code);
        const by = authorOf(context);
        const undo = typed(body, "act") === "undo";
        const issues = await issuesOf(() => (undo ? syntheses.undoBookChange(by, code, numbersIn([typed(body, "event")])[0] ?? 0) : syntheses.createCode(by, code, wordsIn(body))));
        return issues === null ? { kind: "redirect", to: pathOf(code, `/book?done=${undo ? "undone" : "saved"}`) } : bookPage(context, code, undo ? {} : body, issues);
      },
    }),
    route({ method: "GET", path: "/consultations/coding/:code/book/:number", access: readers, params: ofCode, summary: "Change one code", handle: async ({ params, context }) => { await requireOwn(context, params.code); return codePage(context, params.code, params.number, "", {}, []); } }),
    route({
      method: "POST", path: "/consultations/coding/:code/book/:number", access: readers, params: ofCode, body: formBody, summary: "Rename, merge or split a code",
      handle: async ({ params: { code, number }, body, context }) => {
        await requireOwn(context, code);
        const by = authorOf(context);
        const act = typed(body, "act");
        const issues = await issuesOf(() => {
          if (act === "merge") return syntheses.mergeCode(by, code, number, numbersIn([typed(body, "into")])[0] ?? 0);
          if (act === "split") return syntheses.splitCode(by, code, number, [wordsIn(body, "first-"), wordsIn(body, "second-")]);
          return syntheses.reviseCode(by, code, number, wordsIn(body));
        });
        return issues === null ? { kind: "redirect", to: pathOf(code, "/book?done=saved") } : codePage(context, code, number, act, body, issues);
      },
    }),
    route({
      method: "GET", path: "/consultations/coding/:code/suggestions", access: readers, params: ofSubject, summary: "Groups of texts with the same words, as suggestions for codes",
      handle: async ({ params: { code }, context }) => {
        await requireOwn(context, code);
        const coding = await syntheses.coding(code);
        const texts = await syntheses.texts(code);
        return pageReply(sayIn(context.language)("Groupes de textes voisins", "Groups of near texts"), <SuggestionsPage {...{ context, coding, texts }} clusters={clustersOf(texts, Math.max(3, Math.ceil(coding.threshold / 2)))} />, { demonstration: coding.demonstration });
      },
    }),
  ];
}
