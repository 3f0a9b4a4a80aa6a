import { createElement } from "preact";
import { route, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { maySomewhere } from "../../identity/index.ts";
import { correctionRoutes } from "../corrections/index.ts";
import type { LabDeps } from "../deps.ts";
import { askRoutes } from "./asks/routes.tsx";
import { duplicateRoutes } from "./duplicates-routes.tsx";
import { qualityFigures } from "./figures.ts";
import { QualityPage } from "./quality-page.tsx";
import { qualityExports, qualityTable } from "./tables.ts";

/** Say it once, measured: corrections, asks, the quality of what is held, duplicates. */
export function qualityRoutes(deps: LabDeps): readonly Route[] {
  return [...correctionRoutes(deps), ...askRoutes(deps), ...duplicateRoutes(deps), ...figureRoutes(deps)];
}

function figureRoutes(deps: LabDeps): readonly Route[] {
  const { fields } = deps.directory;
  return [
    route({
      method: "GET", path: "/lab/quality", access: "public", summary: "How well what is held is kept, and whether labs are asked twice",
      handle: async ({ context: { actor, language } }) => {
        const figures = await qualityFigures(deps);
        const may = { answer: maySomewhere(actor, "corrections.answer"), ask: maySomewhere(actor, "labs.ask"), decide: maySomewhere(actor, "directory.decide"), propose: maySomewhere(actor, "corrections.propose") };
        return { kind: "page", page: { title: language === "fr" ? "Dire une seule fois" : "Say it once", section: "lab", demonstration: figures.demonstration, body: createElement(QualityPage, { figures, fields, language, may }) } };
      },
    }),
    ...qualityExports.flatMap((name) =>
      tableFormats.map((format) =>
        route({
          method: "GET", path: `/exports/${name}.${format}`, access: "public", summary: `Quality of what is held: ${name} (${format.toUpperCase()})`,
          handle: async ({ context }) => tableReply(qualityTable(name, await qualityFigures(deps), fields), format, context.language),
        }),
      ),
    ),
  ];
}
