import { z } from "zod";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import type { Studies } from "../domain/studies.ts";
import type { Vocabularies } from "../vocabularies/index.ts";
import { freshXml } from "./write.ts";

export interface FreshRouteDeps {
  readonly studies: Pick<Studies, "find">;
  readonly vocabularies: Pick<Vocabularies, "refresh"> & Parameters<typeof freshXml>[2];
  /** Name of the institute that keeps the portal. */
  readonly contributor: () => Promise<string>;
}

/** A published study as FReSH XML. */
export function freshRoutes({ studies, vocabularies, contributor }: FreshRouteDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/studies/:code/fresh.xml", access: "public", summary: "The study as FReSH XML in one language; 409 with the reasons where it cannot be written", params: z.object({ code: z.string().max(40) }), query: z.object({ language: z.enum(["fr", "en"]).catch("fr").default("fr") }),
      handle: async ({ params: { code }, query: { language } }) => {
        const study = await studies.find(code);
        if (study === null || study.state !== "published" || study.code !== code) throw new AppError("studies.unknown", { fr: "Aucune étude publiée ne porte ce code.", en: "No published study bears this code." }, { status: 404 });
        await vocabularies.refresh();
        const { xml, issues } = freshXml(study, language, vocabularies, { contributor: await contributor() });
        if (xml === null) {
          const errors = issues.filter(({ severity }) => severity === "error");
          throw new AppError("studies.not-writable-as-fresh", { fr: "Cette fiche ne peut pas encore être écrite au format FReSH.", en: "This record cannot be written in the FReSH format yet." }, { status: 409, issues: errors });
        }
        return { kind: "file", mediaType: "application/xml; charset=utf-8", fileName: `${code}-${language}.xml`, bytes: xml };
      },
    }),
  ];
}
