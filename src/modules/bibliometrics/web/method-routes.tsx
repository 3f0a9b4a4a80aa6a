import { route, type Route } from "../../../kernel/http/route.ts";
import { MethodView } from "./method-view.tsx";
import type { BibliometricWebDeps } from "./web-deps.ts";

export function methodRoutes({ bibliometrics }: BibliometricWebDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/bibliometrics/method", access: "public", summary: "How each indicator made of publications is worked out, with small worked examples",
      handle: async ({ context }) => ({
        kind: "page",
        page: { title: context.language === "fr" ? "Méthode de la bibliométrie" : "Method of bibliometrics", section: "indicators", body: <MethodView references={await bibliometrics.references()} language={context.language} /> },
      }),
    }),
  ];
}
