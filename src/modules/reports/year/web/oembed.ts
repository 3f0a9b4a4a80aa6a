import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import type { YearDeps } from "../deps.ts";
import { cardAddresses, cardHeight, cardWidth, embedSnippet } from "./card.tsx";
import { standingFigure } from "./find-figure.ts";

const oembedOut = z.object({
  version: z.literal("1.0"), type: z.literal("rich"), title: z.string(), provider_name: z.string(), provider_url: z.string(), cache_age: z.int(),
  html: z.string(), width: z.int(), height: z.int(),
});

const figureAddress = /^\/year\/(\d{4})\/figures\/([a-z0-9-]+)(?:\/card(?:\.svg)?)?$/;

/** The card of a figure for sites that ask by its address (oEmbed 1.0, https://oembed.com). JSON only: XML is refused with 501, as the standard says. */
export function oembedRoute(deps: YearDeps): Route {
  return route({
    method: "GET",
    path: "/api/v1/oembed",
    access: "public",
    summary: "oEmbed: the card of a key figure, by the address of its page",
    query: z.object({ url: z.string().min(1).max(500), format: z.string().max(10).default("json"), maxwidth: z.coerce.number().int().min(1).optional(), maxheight: z.coerce.number().int().min(1).optional() }),
    response: oembedOut,
    handle: async ({ query, context: { language } }) => {
      if (query.format !== "json") throw new AppError("reports.oembed-format", { fr: "Seul le JSON est servi\u202f: format=json.", en: "JSON alone is served: format=json." }, { status: 501 });
      const place = figureAddress.exec(pathHere(query.url, deps.publicUrl) ?? "");
      if (place === null) throw new AppError("reports.oembed-address", { fr: "Cette adresse n’est pas celle d’un chiffre de ce site.", en: "This is not the address of a figure of this site." }, { status: 404 });
      const figure = await standingFigure(deps, Number(place[1]), place[2] ?? "");
      const addresses = cardAddresses(figure, deps.publicUrl);
      const width = Math.min(query.maxwidth ?? cardWidth, cardWidth);
      const height = Math.min(query.maxheight ?? cardHeight, cardHeight);
      return { kind: "json", value: { version: "1.0", type: "rich", title: figure.label[language], provider_name: "Jalon", provider_url: deps.publicUrl ?? "/", cache_age: 3_600, html: embedSnippet(figure, addresses, language, width, height), width, height } };
    },
  });
}

/** The path of an address of this site; null for that of another. Where the public address is not known, a path or this very machine. */
function pathHere(text: string, publicUrl: string | undefined): string | null {
  const here = publicUrl ?? "http://localhost";
  if (!URL.canParse(text, here)) return null;
  const url = new URL(text, here);
  const isHere = publicUrl === undefined ? ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname) : url.host === new URL(publicUrl).host;
  return isHere ? url.pathname : null;
}
